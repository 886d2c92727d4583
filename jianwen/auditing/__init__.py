"""Supervision models over tables, documents and what is kept."""
