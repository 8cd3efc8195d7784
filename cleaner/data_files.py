"""The files of data that stand beside modules, in a folder or in an archive of the package."""

from __future__ import annotations

import pkgutil


def data_text(package: str, name: str) -> str:
    """Return the text of a file of the package.

    `importlib.resources` takes longer to be imported than most of the files to be read.

    Args:
        package: below which it stands.
        name: of the file, from there on with slashes.

    Raises:
        OSError: there is none.
    """
    data = pkgutil.get_data(package, name)
    if data is None:
        raise FileNotFoundError(name)
    return data.decode("utf-8")
