"""Posts of static sites and notes: front matter above Markdown or HTML."""
