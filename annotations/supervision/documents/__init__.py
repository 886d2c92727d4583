"""Documents become rows of the catalogue's tables."""
