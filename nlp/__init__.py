"""A file becomes a `Document`, a document becomes a `Case`."""
