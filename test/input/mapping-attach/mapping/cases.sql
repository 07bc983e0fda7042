ATTACH 'x.duckdb'
