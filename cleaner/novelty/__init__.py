"""`dedupe --novelty`: of each article, what was known of its story before it."""
