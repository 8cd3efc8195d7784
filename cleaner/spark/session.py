"""A session of Spark: opened with what the engine needs, its failures told in one line."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING

from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.run.work import one_line

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

_LOCAL = "local[*]"
_LOG_SETTING = "log4j2.configurationFile"
_CAUSE = regex(r"(?:Caused by: )?((?:\w+\.)*\w+(?:Error|Exception): .*)")

_PARTS = "spark.sql.shuffle.partitions"
_BYTES_IN_PART = 16 << 20  # of the input; the largest tables are a few times as large
_MOST_PARTS = 50_000

# Where the user's own configuration says nothing. Adaptive execution joins small partitions and
# splits those that one key makes large. The thresholds are far below its own, for a row here is
# cheap to ship and costly to work on.
_DEFAULTS = {
    "spark.app.name": "cleaner",
    "spark.master": _LOCAL,
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.skewJoin.enabled": "true",
    "spark.sql.adaptive.skewJoin.skewedPartitionFactor": "3",
    "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes": "32m",
    "spark.sql.adaptive.advisoryPartitionSizeInBytes": "16m",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
}


class EngineError(Exception):
    """The engine's job failed; the message is one line for people."""


class NoEngineError(EngineError):
    """Spark or Java is missing."""


def check_installed() -> None:
    """See that there is all that the engine needs on this machine.

    Raises:
        NoEngineError: Spark or Java is missing.
    """
    for name in ("pyspark", "pyarrow", "pandas"):  # Spark asks for the last when it is given work
        if importlib.util.find_spec(name) is None:
            install = "pip install 'chinese-news-cleaner[spark]'"
            raise NoEngineError(
                phrase("the engine spark needs {name}: {install}", name=name, install=install)
            )
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else "java"
    if shutil.which(java) is None:
        raise NoEngineError(
            phrase("the engine spark needs Java 17, and there is no {java}", java=java)
        )


@contextlib.contextmanager
def session(master: str | None) -> Iterator[SparkSession]:
    """Open a session, and close it.

    Args:
        master: the cluster, as `spark://HOST:PORT`, `yarn` or `local[N]`; None for the one that
            Spark's own configuration names, else all cores of this machine.

    Raises:
        NoEngineError: Spark or Java is not installed.
        EngineError: the cluster does not answer, or a job fails.
    """
    check_installed()
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    spark = None
    try:
        spark = SparkSession.builder.config(conf=_configuration(master)).getOrCreate()
        yield spark
    except (PySparkException, Py4JError) as error:
        raise EngineError(phrase("spark: {cause}", cause=_cause(str(error)))) from error
    finally:
        if spark is not None:
            with contextlib.suppress(Exception):  # a cluster that is gone takes no leave
                spark.stop()


def _configuration(master: str | None) -> SparkConf:
    """Start Java and return the configuration, the user's own before ours."""
    from pyspark import SparkConf, SparkContext

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    options = os.environ.get("SPARK_SUBMIT_OPTS", "")
    if _LOG_SETTING not in options and "SPARK_CONF_DIR" not in os.environ:
        log = resources.files("cleaner.spark").joinpath("log4j2.properties")
        os.environ["SPARK_SUBMIT_OPTS"] = f"{options} -D{_LOG_SETTING}=file:{log}".strip()
    SparkContext._ensure_initialized()  # the files with the user's settings are read by Java
    conf = SparkConf(_jvm=SparkContext._jvm)
    for key, value in _DEFAULTS.items():
        conf.setIfMissing(key, value)
    conf.set("spark.ui.showConsoleProgress", "false")  # its bar is drawn over our lines
    return conf if master is None else conf.setMaster(master)


def spread(spark: SparkSession, size: int) -> None:
    """Choose in how many parts tables are shuffled, unless the user did.

    Args:
        spark: the session.
        size: bytes of the input.
    """
    if not spark.sparkContext.getConf().contains(_PARTS):
        least = 2 * spark.sparkContext.defaultParallelism
        spark.conf.set(_PARTS, str(min(_MOST_PARTS, max(least, size // _BYTES_IN_PART))))


def _cause(text: str) -> str:
    """Return what a trace of Java or Python says in the end, in one line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    causes = [found[1] for line in lines if (found := _CAUSE.match(line))]
    return one_line(causes[-1] if causes else lines[0] if lines else "no reason is given")
