"""DuckDB as it is used here: it reads and writes files, and fetches nothing."""

from __future__ import annotations

from typing import Any

# A file of another database, or a column of another kind, would make it fetch an extension.
_OFFLINE = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}


def connect_offline(path: str = ":memory:", *, read_only: bool = False, **config: object) -> Any:  # noqa: ANN401 - the engine has no types
    """Open a database; `config` is DuckDB's.

    Raises:
        duckdb.Error: it cannot be opened.
    """
    import duckdb  # few runs need it

    return duckdb.connect(path, read_only=read_only, config={**config, **_OFFLINE})
