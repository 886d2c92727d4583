"""Who the people of a document are, and whose names are protected (art. 8)."""
