"""Documents judged, masked and kept: shards, register, index."""
