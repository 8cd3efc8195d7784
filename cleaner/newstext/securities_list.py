"""A user's list of securities, read from CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from cleaner.errors import WrongUseError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext.mentions import ListedSecurity, Securities, read_code

_COLUMNS = {
    "code": ("code", "代码", "证券代码", "股票代码", "ts_code"),
    "name": ("name", "名称", "简称", "证券简称", "股票简称"),
    "aliases": ("aliases", "alias", "别名", "全称", "fullname"),
    "common": ("common", "常用词"),
}
_BETWEEN = regex(r"[|;；]")
_YES, _NO = ("yes", "1", "true", "是"), ("no", "0", "false", "否")


def load(path: Path) -> Securities:
    """Read a list: a column `code`, a column `name`, if you like `aliases` and `common`.

    Several aliases stand in one cell with `|` or `;` between them. `common` says of a name whether
    it is a word with other meanings, too.

    Args:
        path: a file of CSV in UTF-8; Chinese names of its columns do as well (代码, 名称 …).

    Raises:
        WrongUseError: it cannot be read, or a row is none; the message names it.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WrongUseError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")  # what spreadsheets in China write
    rows = csv.reader(io.StringIO(text, newline=""))
    places = _places(next(rows, []), path)
    found = []
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                found.append(_listed(row, places))
                read_code(found[-1].code)
        return Securities(found)
    except (ValueError, csv.Error) as error:
        raise WrongUseError(
            phrase("{path}, line {line}: {reason}", path=path, line=rows.line_num, reason=error)
        ) from error


def _places(head: Sequence[str], path: Path) -> dict[str, int]:
    names = [cell.strip().lower() for cell in head]
    places = {
        column: names.index(spelling)
        for column, spellings in _COLUMNS.items()
        for spelling in reversed(spellings)
        if spelling in names
    }
    if missing := [column for column in ("code", "name") if column not in places]:
        raise WrongUseError(
            phrase(
                "{path}: no column {missing}", path=path, missing=" and no column ".join(missing)
            )
        )
    return places


def _listed(row: Sequence[str], places: dict[str, int]) -> ListedSecurity:
    def cell(column: str) -> str:
        place = places.get(column)
        return row[place].strip() if place is not None and place < len(row) else ""

    aliases = [part.strip() for part in _BETWEEN.split(cell("aliases"))]
    common = cell("common").lower()
    if common and common not in (*_YES, *_NO):
        raise ValueError(phrase("common is yes or no: {common}", common=repr(common)))
    return ListedSecurity(
        code=cell("code"),
        name=cell("name"),
        aliases=tuple(alias for alias in aliases if alias),
        common=(common in _YES) if common else None,
    )
