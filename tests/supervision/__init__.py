"""Invented dockets with planted sham suits, and the bars that the library of models must meet on them."""
