"""The pictures of the documentation, drawn from the samples: `python -m tests.pictures`."""
