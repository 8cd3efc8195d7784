"""What a command does once its options are known to be right."""
