"""What an address looks like in a text: one that is written out, from its scheme or `www.` on."""

from __future__ import annotations

ADDRESS_START = r"(?:(?:https?|ftp)://|www\.)"
# A mark that ends a clause or closes a bracket belongs to the address only where it goes on.
ADDRESS_CHAR = r"(?:(?![,.;:!?)\]}>'\"]+(?![!-~]))[!-~])"
ADDRESS = rf"{ADDRESS_START}{ADDRESS_CHAR}+"
