"""Tables of pandas, polars, Arrow and DuckDB, in and out; none of them is imported to read one."""
