"""What was judged becomes findable. This room is empty until the search issue is built."""
