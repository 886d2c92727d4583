"""Masked copies of files and rows: paths, lists of changes, the encrypted mapping."""
