"""What the files of a plan are made from: the plan, its tables, and the licence that was named."""

import re
from dataclasses import dataclass
from functools import cached_property

from normalize.records import Plan
from outputs.csv_files import exact_csv
from outputs.tables import TABLES, Table

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of a plan's texts: its name, as SPDX has it, or the address of its words."""

    name: str | None = None
    address: str | None = None


def licence_from(text: str) -> Licence | None:
    """The licence that a text names, None where it is neither a name nor an address."""
    if _ADDRESS.fullmatch(text):
        return Licence(address=text)
    return Licence(name=text) if _NAME.fullmatch(text) else None


@dataclass(frozen=True)
class Contents:
    """A plan and what its files have in common, made once however many of them are written."""

    plan: Plan
    licence: Licence | None = None

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables by name: actions, subheadings, findings."""
        return {name: make(self.plan) for name, make in TABLES.items()}

    @cached_property
    def exact_csv(self) -> dict[str, bytes]:
        """The tables as CSV for machines, by name."""
        return {name: exact_csv(table.lines()) for name, table in self.tables.items()}


def exact_file(table: str) -> str:
    """The name of the file with a table as CSV for machines."""
    return f"{table}.exact.csv"
