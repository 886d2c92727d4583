"""The masked copy of a DOCX."""
