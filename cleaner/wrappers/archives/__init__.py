"""Archives of files and of saved pages: each file in them is an input of its own."""
