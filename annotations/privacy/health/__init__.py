"""Illness, disability and treatment of natural persons (art. 10)."""
