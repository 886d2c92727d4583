"""DOCX: its text, and what a reader of the page does not see."""
