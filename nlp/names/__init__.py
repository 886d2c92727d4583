"""Person names: cue words and masked forms first, a recogniser behind one interface."""
