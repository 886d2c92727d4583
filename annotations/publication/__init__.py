"""Publication as a whole: the card of article 6, time limits, what must be online, fidelity."""
