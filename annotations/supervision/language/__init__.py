"""Conditions as a prosecutor writes them: text → tree → types → Ibis. docs/models.md specifies them."""
