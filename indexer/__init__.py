"""What was judged becomes findable: one query, two engines (tantivy, Elasticsearch), like cases with reasons."""
