"""The database: schema, journals, queries. SQLite through sqlite-utils."""
