"""What a text is reduced to: its normal form, figures and fingerprints."""
