"""The package as tools for a model: a server of the Model Context Protocol."""
