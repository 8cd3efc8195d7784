"""What two texts are to each other: alignment, conflicts, the rules."""
