"""Letters that a lead leads to: drafts as DOCX, from templates that an office can replace."""
