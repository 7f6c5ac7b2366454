"""The register in a database: tables, queries and migrations."""
