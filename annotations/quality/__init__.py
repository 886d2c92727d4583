"""Checks of one document's quality: pure functions from a parsed case and its text to doubts."""
