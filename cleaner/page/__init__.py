"""From bytes to blocks of text: encodings, looking into markup, reading an article's container."""
