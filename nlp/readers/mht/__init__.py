"""MHT: the page that a web archive holds, and what lies beside it."""
