"""A kept store open for reading: pages of hits, whole results in files."""
