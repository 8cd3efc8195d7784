"""The command line: a command a file, each of options, one library call and one word."""
