"""The masked copy of an OFD."""
