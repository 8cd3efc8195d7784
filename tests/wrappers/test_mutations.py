"""Damaged inputs of every wrapper: an error or a record, never a crash."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.errors import CleanerError
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart
from tests.examples import examples

NAMES = (
    "html",
    "jekyll",
    "hexo",
    "text",
    "record",
    "feed",
    "mail",
    "mhtml",
    "lines",
    "warc",
    "warc.gz",
)


@pytest.fixture
def inputs(wrapped_in: dict[str, str], as_response: Callable[..., bytes]) -> dict[str, bytes]:
    found = {name: text.encode() for name, text in wrapped_in.items()}
    page = found["html"]
    archive = [as_response(page), as_response(b"", status="302 Found"), as_response(page)]
    return found | {
        "record": json.dumps([json.loads(wrapped_in["record"])] * 3, indent=1).encode(),
        "lines": f"{wrapped_in['record']}\n{wrapped_in['record']}\n".encode(),
        "warc": b"".join(archive),
        "warc.gz": b"".join(map(gzip.compress, archive)),
    }


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_input_gives_records_or_an_error(
    name: str, data: st.DataObject, inputs: dict[str, bytes]
) -> None:
    damaged = bytearray(inputs[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.sampled_from((0, 1, 2, 40, 10_000)))
        damaged[at : at + length] = data.draw(st.binary(max_size=4))
    try:
        found = list(read(bytes(damaged)))
    except CleanerError:
        return
    assert found
    for given_ in found:
        if isinstance(given_, FailedPart):
            assert isinstance(given_.error, CleanerError)
        else:
            json.dumps(given_[0].to_dict(), ensure_ascii=False).encode()
