"""Labels, the training of a recogniser of names, and its measure."""
