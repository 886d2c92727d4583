"""How findings are told: table, JSONL, XLSX, HTML."""
