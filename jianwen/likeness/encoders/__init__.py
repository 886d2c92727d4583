"""Encoders: what makes a dense vector of a story. Optional: the setting `vectors` chooses one."""
