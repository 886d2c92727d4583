"""Tests of the tables that models read."""
