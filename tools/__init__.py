"""Commands that build the data files of the rooms from public lists."""
