"""Chinese news files in, exact records out."""

__version__ = "0.1.0"
