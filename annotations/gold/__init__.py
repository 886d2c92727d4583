"""Labelled text: formats and loading."""
