"""Documents that must not be online at all (art. 4)."""
