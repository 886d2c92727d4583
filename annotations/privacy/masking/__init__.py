"""What is masked, and masked badly: named elsewhere, one mask for two, told all the same (art. 9)."""
