"""Files become documents: one format, one library, one file."""
