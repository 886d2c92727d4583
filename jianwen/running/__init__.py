"""A run over files: workers, their results, what links documents, the desk that shows it."""
