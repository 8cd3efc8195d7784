"""The distributed engine: `clean` and `dedupe` on Spark.

paths ─▶ reading ─▶ ids ─▶ articles ─▶ candidates ─▶ verify ─▶ components ─▶ stories ─▶ clusters

Spark schedules, shuffles and retries. What is decided about articles is decided by the pure
functions of `cleaner.pipeline` and `cleaner.reprints`, which run in its Python workers, and by
`cleaner/reprints/candidates/candidates.sql`. Between two steps stands a Parquet table in the work
folder: a step reads only the columns that it needs, and the loss of a machine costs no finished
step.
"""
