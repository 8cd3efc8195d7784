"""What a command line asks for: options, and what they come to."""
