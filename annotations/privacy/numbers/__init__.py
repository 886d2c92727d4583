"""Numbers that name or reach a person, an account or a thing (art. 10)."""
