"""Files and folders in, entries out; an entry becomes documents, or reasons why not."""
