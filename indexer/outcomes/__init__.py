"""What like cases got: a judgment's results as values, and one case against the others."""
