"""Reading at a place: the same on a system that has no `pread`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.positioned import seek_and_read


@pytest.mark.skipif(not hasattr(os, "pread"), reason="this system has no pread to compare with")
@given(st.binary(max_size=50), st.integers(0, 60), st.integers(0, 60), st.integers(0, 50))
def test_seeking_reads_what_pread_reads_and_the_file_stays_where_it_is(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, size: int, start: int, here: int
) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "positioned"
    path.write_bytes(data)
    file = os.open(path, os.O_RDONLY)
    try:
        os.lseek(file, here, os.SEEK_SET)
        assert seek_and_read(file, size, start) == os.pread(file, size, start)
        assert os.lseek(file, 0, os.SEEK_CUR) == here
    finally:
        os.close(file)
