"""Benchmarks on the development data beside the checkout; each is a command of its own."""
