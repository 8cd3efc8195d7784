"""What the commands have in common: help, the language, signals, and how a command ends."""
