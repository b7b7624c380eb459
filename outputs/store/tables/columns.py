"""The kinds of columns that the tables are made of, each with its description.

Text and whole numbers wherever they will do, so that every tool reads them.
"""

from typing import Any

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


def key_column(comment: str = "Key of the row.") -> "Column[int]":
    return Column("id", Integer, primary_key=True, autoincrement=False, comment=comment)


def to_column(
    name: str, target: str, comment: str, *, key: str = "id", **options: Any
) -> "Column[int]":
    """A column that points to a row of the target by its key, and goes with it."""
    options = {"nullable": False, "index": True, **options}
    goes_with = ForeignKey(f"{target}.{key}", ondelete="CASCADE")
    return Column(name, Integer, goes_with, comment=comment, **options)


def shared_key_column(name: str, target: str, comment: str) -> "Column[int]":
    """The key of a table that has at most one row for each of the target, and goes with it."""
    return to_column(name, target, comment, index=False, primary_key=True, autoincrement=False)


def text_column(name: str, comment: str, *, null: bool = False) -> "Column[str]":
    return Column(name, Text, nullable=null, comment=comment)


def whole_column(name: str, comment: str, *, null: bool = False) -> "Column[int]":
    return Column(name, BigInteger, nullable=null, comment=comment)


def measure_column(name: str, comment: str) -> "Column[float]":
    return Column(name, Float, nullable=False, comment=comment)


def order_column(comment: str) -> "Column[int]":
    return Column("position", Integer, nullable=False, comment=comment)
