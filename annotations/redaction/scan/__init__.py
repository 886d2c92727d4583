"""The masked copy of a picture."""
