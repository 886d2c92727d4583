"""What becomes of a lead: which office has it, which letters went out, what came back, what it led to."""
