"""Recognisers of names behind one interface: LAC, spaCy, transformers."""
