"""The language of `jianwen search`: text becomes a query, faults are told with their column."""
