"""Tables whose rows are records: CSV, TSV, workbooks, Parquet, SQL's and markup's."""
