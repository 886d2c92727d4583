"""The engine for a province: Elasticsearch 8.19 or 9, by its official client, which nothing else imports."""
