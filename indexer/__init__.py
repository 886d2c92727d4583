"""What was judged becomes findable: one query, two engines; like cases come with reasons."""
