"""Masked copies: a plan says what of a document is replaced, a writer of each format carries it out."""
