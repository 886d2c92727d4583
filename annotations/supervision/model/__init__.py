"""A model file becomes one typed tree, or all its faults at once."""
