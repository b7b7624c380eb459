"""What a relational table is here, and which of its keys and links hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from outputs.columns import Value

Cell = Value | float
Type = Literal["TEXT", "INTEGER", "REAL"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: `link` is the table and column that its values are found in, None for none."""

    name: str
    meaning: str
    type: Type = "TEXT"
    link: tuple[str, str] | None = None
    lookup: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A table with its rows: `key` tells them apart, None where a broken plan repeats it."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: str | None = None
    unique: tuple[str, ...] = ()


def sound(tables: Sequence[Relation]) -> list[Relation]:
    """The tables without keys whose values repeat, and without links that lead nowhere."""
    return _sound_links([_sound_key(table) for table in tables])


def _sound_key(table: Relation) -> Relation:
    """The table without a key or a unique column whose values repeat."""
    unique = tuple(name for name in table.unique if _distinct(table, name))
    key = table.key if table.key is not None and _distinct(table, table.key) else None
    return replace(table, key=key, unique=unique)


def _sound_links(tables: Sequence[Relation]) -> list[Relation]:
    """The tables without links to columns that repeat values or lack one."""
    targets = {
        (table.name, name): set(_values(table, name))
        for table in tables
        for name in (table.key, *table.unique)
        if name is not None
    }
    return [
        replace(table, fields=tuple(_sound_link(table, each, targets) for each in table.fields))
        for table in tables
    ]


def _sound_link(table: Relation, field: Field, targets: dict[tuple[str, str], set[Cell]]) -> Field:
    if field.link is None:
        return field
    found = targets.get(field.link)
    holds = found is not None and set(_values(table, field.name)) <= found
    return field if holds else replace(field, link=None)


def _distinct(table: Relation, name: str) -> bool:
    values = _values(table, name)
    return len(set(values)) == len(values)


def _values(table: Relation, name: str) -> list[Cell]:
    """The values of a column but for nulls, which may repeat and link to nothing."""
    at = [each.name for each in table.fields].index(name)
    return [row[at] for row in table.rows if row[at] is not None]
