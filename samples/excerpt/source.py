"""The texts of the excerpt in one language, as its data file has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
NO_BREAK_SPACE = "\u00a0"
NOTE_MARK = "[1]"
VALUES = ("budget", "cost", "timeline", "status")


@dataclass(frozen=True)
class Prose:
    """A paragraph of prose: its number if it has one, and the note that its mark stands for."""

    label: str
    text: str
    note: str


@dataclass(frozen=True)
class Row:
    """A row of a table. `key` is its id in the published plan.

    A theme row has one text. Another one has an area, whose second paragraph is the sub-area, and
    its cells; `values` are budget, cost, years and status, one text if they are one cell, and
    none in Annex 2.
    """

    key: str
    theme: str
    area: tuple[str, ...]
    action: str
    objective: str
    values: tuple[str, ...]
    comments: str

    @property
    def annex(self) -> int:
        """Return the number of the row's annex."""
        return int(self.key[1])

    @property
    def kind(self) -> str:
        """Return what the row is: theme, subheading or action."""
        if self.theme:
            return "theme"
        return "subheading" if self.key[3] == "s" else "action"


@dataclass(frozen=True)
class Annex:
    """An annex: its name and title lines, what stands above its table, and its headings."""

    name: str
    title: tuple[str, ...]
    prose: Prose | None
    caption: str
    columns: tuple[str, ...]
    years: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Excerpt:
    """The whole excerpt in one language."""

    language: str
    notice: str
    excerpt: str
    symbol: str
    agenda_item: str
    title: str
    subtitle: str
    heading: str
    paragraphs: tuple[Prose, ...]
    annexes: tuple[Annex, ...]


def read_excerpt(language: str) -> Excerpt:
    """Return the excerpt that the language's data file holds."""
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text.replace("~", NO_BREAK_SPACE))
    rows = [_row(row) for row in data["row"]]
    names = ("language", "notice", "excerpt", "symbol", "agenda_item", "title", "subtitle")
    return Excerpt(
        **{name: data[name] for name in names},
        heading=data["heading"],
        paragraphs=tuple(_prose(paragraph) for paragraph in data["paragraph"]),
        annexes=tuple(_annex(data[f"annex{number}"], number, rows) for number in (1, 2)),
    )


def _prose(data: dict[str, Any]) -> Prose:
    """Return a paragraph; a mark without a note, or a note without a mark, is a mistake."""
    text, note = data["text"], data.get("note", "")
    if (NOTE_MARK in text) != bool(note):
        raise ValueError(f"mark and note don't agree: {text!r}")
    return Prose(data.get("label", ""), text, note)


def _annex(data: dict[str, Any], number: int, rows: list[Row]) -> Annex:
    """Return an annex with its rows."""
    return Annex(
        name=data["name"],
        title=tuple(data["title"]),
        prose=_prose(data) if "text" in data else None,
        caption=data.get("caption", ""),
        columns=tuple(data["columns"]),
        years=tuple(data.get("years", ())),
        rows=tuple(row for row in rows if row.annex == number),
    )


def _row(data: dict[str, Any]) -> Row:
    """Return a row; a field that nobody reads is a mistake."""
    known = {"key", "theme", "area", "action", "objective", "merged", "comments", *VALUES}
    if unknown := set(data) - known:
        raise ValueError(f"{data['key']} has unknown fields: {sorted(unknown)}")
    values: list[str] = [data["merged"]] if "merged" in data else []
    for name in VALUES:
        value = data.get(name, [])
        values += value if isinstance(value, list) else [value]
    return Row(
        key=data["key"],
        theme=data.get("theme", ""),
        area=tuple(data.get("area", ())),
        action=data.get("action", ""),
        objective=data.get("objective", ""),
        values=tuple(values),
        comments=data.get("comments", ""),
    )
