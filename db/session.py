"""What of the database library the floor above may name, in annotations only."""

from sqlalchemy import Connection, Engine, Row, Select
from sqlalchemy.orm import Session

__all__ = ["Connection", "Engine", "Row", "Select", "Session"]
