"""The list of edits, as `edits.toml` has it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent / "edits.toml"
KINDS = ("added", "changed", "implemented", "moved", "removed", "swapped")

Replacements = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Edit:
    """What happens to a row, or to two that change places.

    `after` and `before` name the row that it stands by, `set` and `replace` have new words by cell.
    """

    kind: str
    rows: tuple[str, ...]
    why: str
    after: str
    before: str
    set: dict[str, str]
    replace: Replacements


@dataclass(frozen=True)
class Words:
    """Words outside the rows that give way to others, as often as said; or a whole line."""

    old: str
    new: str
    times: int
    whole: bool


@dataclass(frozen=True)
class Edits:
    """All that makes the second version out of the first."""

    symbol: str
    notice: str
    words: tuple[Words, ...]
    year: str
    years: tuple[str, ...]
    rows: tuple[Edit, ...]


def read_edits(path: Path = PATH) -> Edits:
    """Return the edits of a file; a key or a kind that is not known is an error."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    years = data.pop("years")
    return Edits(
        symbol=data.pop("symbol"),
        notice=data.pop("notice"),
        words=tuple(_words(item) for item in data.pop("words")),
        year=years["replace"],
        years=tuple(years["by"]),
        rows=tuple(_edit(item) for item in data.pop("edit")),
    )


def _words(item: dict[str, Any]) -> Words:
    """Return words to exchange."""
    return Words(item["old"], item["new"], item.get("times", 1), item.get("whole", False))


def _edit(item: dict[str, Any]) -> Edit:
    """Return an edit of a row."""
    known = {"kind", "row", "rows", "why", "after", "before", "set", "replace"}
    if unknown := item.keys() - known:
        raise ValueError(f"not known in an edit: {sorted(unknown)}")
    if item["kind"] not in KINDS:
        raise ValueError(f"not a kind of edit: {item['kind']!r}")
    pairs = {
        cell: [(old, new) for old, new in found] for cell, found in item.get("replace", {}).items()
    }
    return Edit(
        kind=item["kind"],
        rows=tuple(item.get("rows") or [item["row"]]),
        why=item["why"],
        after=item.get("after", ""),
        before=item.get("before", ""),
        set=item.get("set", {}),
        replace=pairs,
    )
