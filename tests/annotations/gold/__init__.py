"""Tests of the labelled formats."""
