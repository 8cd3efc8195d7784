"""Feeds, and XML whose elements are records."""
