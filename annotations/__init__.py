"""Documents and cases are judged: findings on one document, leads across cases, a person's decisions."""
