"""Tests of what concerns publication as a whole."""
