"""What holds for every input: tests over generated and mutated ones."""
