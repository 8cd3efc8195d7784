"""Where the tables between two steps stand: Parquet in a work folder that goes when all is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class Work:
    """The work folder of a run.

    A written table is what the next steps read: they take the columns they need, and neither a lost
    machine nor a second use makes an earlier step run again.

    Args:
        spark: the session.
        path: a folder that all nodes reach, on any file system that Spark writes.
    """

    def __init__(self, spark: SparkSession, path: str) -> None:
        self.spark = spark
        self.path = path.rstrip("/")

    def stage(self, name: str, table: DataFrame) -> DataFrame:
        """Write a table and return it as it stands there."""
        place = f"{self.path}/{name}"
        table.write.mode("overwrite").parquet(place)
        return self.spark.read.schema(table.schema).parquet(place)

    def exists(self, path: str) -> bool:
        """Tell whether something stands at a path."""
        place, system = self._at(path)
        return bool(system.exists(place))

    def remove(self, path: str) -> None:
        """Delete a folder with all that is in it."""
        place, system = self._at(path)
        system.delete(place, True)

    def _at(self, path: str) -> tuple[Any, Any]:
        """Return a path and its file system, as Java sees them."""
        place = self.spark._jvm.org.apache.hadoop.fs.Path(path)
        return place, place.getFileSystem(self.spark._jsc.hadoopConfiguration())
