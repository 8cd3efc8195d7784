"""Drawing on a terminal; nothing here decides."""
