"""What people decide: filled workbooks, places they name, whether it was put right."""
