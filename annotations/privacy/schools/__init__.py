"""The schools that minors go to."""
