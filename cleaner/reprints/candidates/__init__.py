"""Which texts are compared: those that share enough fingerprints."""
