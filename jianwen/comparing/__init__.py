"""Published documents held against lists, dockets and originals."""
