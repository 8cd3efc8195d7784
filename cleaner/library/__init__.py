"""The package in a script or a notebook: paths, folders, tables and records in, answers out."""
