"""Records of court sites and data sets."""
