"""Like cases, what they got, and where results stand apart."""
