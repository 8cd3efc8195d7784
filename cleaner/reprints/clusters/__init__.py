"""What many texts are together: stories, their originals, what is dropped and listed."""
