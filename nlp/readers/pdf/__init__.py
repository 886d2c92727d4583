"""PDF: its text with boxes, and what nobody sees."""
