"""What the tests of the distributed engine share: they skip where it is not installed."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from cleaner.spark.session import NoEngineError, check_installed, session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(autouse=True, scope="session")
def _engine() -> None:
    try:
        check_installed()
    except NoEngineError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def spark(_engine: None) -> Iterator[SparkSession]:
    with session("local[2]") as opened:
        opened.conf.set("spark.sql.shuffle.partitions", "2")
        yield opened
        gateway = opened.sparkContext._gateway
    gateway.shutdown()
    with warnings.catch_warnings():  # py4j leaves its sockets to the collector
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
