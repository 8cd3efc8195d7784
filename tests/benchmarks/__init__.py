"""Benchmarks of the commands beside other tools; each is a command of its own, see README.md."""
