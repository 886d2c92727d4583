"""The masked copy of a PDF."""
