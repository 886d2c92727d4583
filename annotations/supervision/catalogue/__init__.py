"""Which tables models can read, with their columns: the closed list of legal practice."""
