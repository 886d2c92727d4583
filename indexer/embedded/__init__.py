"""The embedded engine: a folder that tantivy reads and writes. Nothing else imports tantivy."""
