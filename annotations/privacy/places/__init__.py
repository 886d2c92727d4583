"""Home addresses of natural persons, below the county (art. 10)."""
