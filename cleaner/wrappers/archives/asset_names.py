"""Files that are no article by their name: what a folder and an archive hold beside pages."""

from __future__ import annotations

import re

from cleaner.lazy import regex
from cleaner.messages import phrase

SKIPPED_FOLDERS = frozenset(
    "CVS RCS SCCS _darcs __MACOSX __pycache__ node_modules lost+found $RECYCLE.BIN".split()
)
ASSETS = regex(
    r"\.(?:png|jpe?g|jfif|gif|webp|bmp|svgz?|ico|tiff?|avif|heic|psd"  # images
    r"|m?js|cjs|jsx|tsx?|css|scss|less|map|wasm|py|pyc|sh|rb|c|h|cpp|java|go|rs"  # scripts, styles
    r"|woff2?|ttf|otf|eot|mp[34]|m4[av]|avi|mov|mkv|flv|swf|webm|wav|ogg|flac"  # fonts, media
    r"|pdf|docx?|pptx?|odt|rar|7z|exe|dll|so|o|a|class|jar|whl"
    r"|db|sqlite3?|duckdb|arrow|npy|pkl|lock|swp|partial|journal)\Z",
    re.I,
)
_COMPANION = regex(r"(?:_files|\.files|_文件|_file)\Z")
ASSET = "an image, script, style or other asset"


def skipped(name: str) -> str | None:
    r"""Return why a member of an archive is not opened, None where it is.

    Args:
        name: its path in the archive, parted by `/` or, as Windows writes it, by `\\`.

    """
    *folders, file = name.replace("\\", "/").split("/")
    if file.startswith(".") or any(f.startswith(".") and f.strip(".") for f in folders):
        return phrase("hidden")
    if any(folder in SKIPPED_FOLDERS for folder in folders):
        return phrase("a tool's own folder")
    if any(_COMPANION.search(folder) for folder in folders):
        return phrase("the files of a saved page")
    return ASSET if ASSETS.search(file) else None
