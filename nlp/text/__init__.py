"""Text basics: folding that keeps offsets, views that map back, numerals, dates, money."""
