"""One file per command; `jianwen.cli` loads the one that is asked for."""
