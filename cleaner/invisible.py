"""The one list of characters that are no text: they have no shape, or steer what shows them."""

# C0/C1 controls but white space, soft hyphen, zero-width and directional marks, line and paragraph
# separators, the byte order mark, annotations, object replacement, noncharacters, tags.
INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f"
)
# The same with white space that moves the cursor, and halves of surrogate pairs.
UNSAFE = f"{INVISIBLE}\t\n\r\x85\ud800-\udfff"
