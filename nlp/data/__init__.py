"""Data files (courts, divisions, causes, charges, surnames); NOTICE names their sources."""
