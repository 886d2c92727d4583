"""A document becomes a case."""
