"""The store: key, decisions, tables of runs, leads and what became of them."""
