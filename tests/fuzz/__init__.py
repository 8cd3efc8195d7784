"""A search for inputs that break what is promised of every input.

A target is a part of the package with its seeds, invented inputs to begin from, and a check that
raises `Broken` where an input breaks a promise. `python -m tests.fuzz TARGET` changes seeds at
random and checks; what it finds becomes a test, and its small input a seed in `corpus/`.
"""
