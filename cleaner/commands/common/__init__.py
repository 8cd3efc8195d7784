"""What the commands have in common: options, and how a command ends."""
