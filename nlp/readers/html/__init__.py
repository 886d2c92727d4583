"""Web pages: the document, its frame, and what is not seen."""
