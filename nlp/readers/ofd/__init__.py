"""OFD (GB/T 33190): its text with boxes, and what no page shows."""
