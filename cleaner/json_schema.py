"""The JSON Schema of what is written, the same whichever Python and library words it."""

from __future__ import annotations

from typing import Any

import msgspec


def schema_of(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any type that msgspec writes
    """Return the JSON Schema (draft 2020-12) of a type.

    Newer Pythons and releases of msgspec take the indent off docstrings, older ones do not.
    """
    from inspect import cleandoc

    whole = msgspec.json.schema(kind)
    for made in whole.get("$defs", {}).values():
        if "description" in made:
            made["description"] = cleandoc(made["description"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole}
