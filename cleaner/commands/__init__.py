"""The command line: a command a file, each options, one call of the library and one word at the end."""
