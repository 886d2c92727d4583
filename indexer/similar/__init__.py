"""Like cases first, with reasons: what an engine cannot score is ranked here, alike for every engine."""
