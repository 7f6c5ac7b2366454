"""Where a register can lie: in a file, or in a database on a server."""

from __future__ import annotations


def is_server(location: str) -> bool:
    """Tell whether a location is a PostgreSQL URL rather than a file."""
    return location.startswith(("postgresql:", "postgresql+psycopg:", "postgres:"))
