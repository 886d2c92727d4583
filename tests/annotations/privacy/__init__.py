"""Tests of the screening of one document."""
