"""The axes of a layout: what a typesetter may choose, each a named switch with its values.

The first value of an axis is the plainest, so that a failing layout shrinks towards it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.extract.pdf.styles import STYLES

L = TypeVar("L")


def axis(*values: Any, alone: tuple[Any, ...] = ()) -> Any:
    """A field that takes one of these values, or one `alone`, which is never drawn at random."""
    return field(default=values[0], metadata={"values": values, "alone": alone})


@dataclass(frozen=True)
class Wording:
    """What the plan says: scripts, areas, and what its subheadings hold in their value cells."""

    # Other languages have tests of their own.
    language: str = axis("zh")
    script: str = axis("tight", "spaced", "latin", "cyrillic", "mixed", alone=("arabic",))
    subheadings: str = axis("merged_dash", "values", "dashes", "blank", "partly_merged", "mixed")
    areas: str = axis("known", "unknown")
    themes: str = axis("known", "new")
    length: str = axis("short", "long")
    annexes: str = axis("first", "both")
    marks: str = axis("none", "superscript")


@dataclass(frozen=True)
class Shape:
    """How records stand in rows, whatever the file format."""

    theme_row: str = axis("merged", "first_cell", "area_cell", "number_beside")
    label: str = axis("apart", "merged")
    area: str = axis("paragraphs", "run_together", "colon")
    header: str = axis("every_part", "first_part", "reworded")
    cut: str = axis("between_rows", "level", "ragged")
    again: str = axis("nothing", "number", "number_and_area")
    area_cells: str = axis("each", "merged")


@dataclass(frozen=True)
class PdfLayout(Shape):
    """How a plan is typeset on PDF pages."""

    ruling: str = axis("grid", alone=("horizontal", "none"))
    rules: str = axis(*STYLES, "tinted")
    frame: str = axis("whole", "open_sides", "open_ends", "none")
    missing: str = axis("nothing", "across", "down")
    clip: str = axis("none", "rules", "texts")
    columns: str = axis("same", "split_heading", "blank_column")
    paper: str = axis("A3", "A4")
    size: float = axis(8.0, 6.5, 9.5)
    widths: str = axis("weighted", "even", "random")
    align: str = axis("left", "centre", "justified", alone=("letterspaced",))
    upright: str = axis("top", "middle", "bottom")
    padding: float = axis(4.0, 2.0, 7.0, 0.3)
    line_ends: str = axis("stripped", "spaces_kept")
    tags: str = axis("none", "one_table", "table_a_page")
    tag_fault: str = axis(
        "none", "missing", "shared", "artifact", "artifact_row", "loose", "swapped"
    )
    rotate: int = axis(0, 90, 180, 270)
    crop: str = axis("none", "moved")
    running: str = axis("none", "head", "head_and_foot")
    between: str = axis("nothing", "text", "table")
    second_annex: str = axis("new_page", "same_page")
    drawing_order: str = axis("rows", "columns", "backwards")
    letters: str = axis("lines", "single")
    font: str = axis("encoded", "to_unicode", "radicals")
    ligatures: str = axis("none", "letters", "characters")
    hidden: str = axis("nothing", "invisible", "covered", "outside", "layer")
    # Right-to-left text only.
    producer: str = axis("visual", alone=("logical", "mixed"))
    forms: str = axis("letters", alone=("presentation",))


# Pages with nothing amiss but how they are cut and set.
PLAIN = {
    "rules": "stroked", "frame": "whole", "missing": "nothing", "clip": "none", "columns": "same",
    "tag_fault": "none", "rotate": 0, "drawing_order": "rows", "letters": "lines",
    "ligatures": "none", "hidden": "nothing",
}  # fmt: skip


# What is held where no rules stand between columns: nothing would show it there.
ALIGNED = {
    **PLAIN, "tags": "none", "padding": 4.0, "align": "left", "upright": "top", "paper": "A3",
    "cut": "between_rows", "area_cells": "each", "label": "apart", "theme_row": "merged",
    "header": "every_part", "second_annex": "new_page", "between": "nothing",
    "subheadings": "values",
}  # fmt: skip


# Letters set apart in lines of which nothing else is amiss.
SET_APART = {
    **PLAIN,
    "align": "letterspaced",
    "rotate": 180,
    "padding": 4.0,
    "script": "cyrillic",
    "paper": "A4",
    "length": "long",
}
ARABIC = {
    **PLAIN, "language": "ar", "script": "arabic", "align": "left", "columns": "same",
    "paper": "A3", "size": 6.5, "widths": "weighted", "marks": "none", "font": "to_unicode",
}  # fmt: skip


@dataclass(frozen=True)
class DocxLayout(Shape):
    """How a plan is set in WordprocessingML."""

    package: str = axis("transitional", "strict", "macro_enabled")
    parts: str = axis("one", "several")
    spans: str = axis("grid_span", "h_merge")
    blanks: str = axis("cells", "left_out")
    lines: str = axis("paragraphs", "soft_breaks")
    runs: str = axis("whole", "split")
    controls: str = axis("none", "text", "cell", "row", "table")
    revisions: str = axis("none", "inserted", "deleted", "moved")
    links: str = axis("none", "hyperlink", "field", "complex_field")
    characters: str = axis("typed", "symbols", "tabs", "hyphens", "page_breaks")
    notes: str = axis("typed", "raised", "footnote", "endnote")
    numbers: str = axis("typed", "automatic")
    nesting: str = axis("none", "table", "text_box", "alternate")
    between: str = axis("nothing", "text", "table")


# What else has to be chosen so that a value shows: by axis, or by axis and value.
NEEDS: dict[object, dict[str, Any]] = {
    ("script", "arabic"): ARABIC,
    "producer": ARABIC,
    "forms": ARABIC,
    ("align", "letterspaced"): SET_APART,
    ("ruling", "horizontal"): ALIGNED,
    ("ruling", "none"): ALIGNED,
    "tag_fault": {"tags": "one_table"},
    "tags": {"header": "every_part"},
    "ligatures": {"script": "latin"},
    "line_ends": {"script": "latin"},
    "cut": {"length": "long", "parts": "several"},
    "again": {"cut": "level", "length": "long", "parts": "several"},
    "header": {"parts": "several"},
    "between": {"parts": "several"},
    "second_annex": {"annexes": "both"},
    "marks": {"script": "latin"},
    "notes": {"marks": "superscript"},
    "characters": {"script": "latin"},
}


def needed(kind: type[Any], axis: str, value: Any) -> dict[str, Any]:
    """The axes to hold so that a value shows, with the value itself."""
    names = {one.name for one in (*fields(kind), *fields(Wording))}
    wanted = {**NEEDS.get(axis, {}), **NEEDS.get((axis, value), {}), axis: value}
    return {name: held for name, held in wanted.items() if name in names}


def drawn(kind: type[L], **held: Any) -> st.SearchStrategy[L]:
    """Layouts of that kind, with the axes named held fixed and the others drawn at random."""
    return st.builds(
        kind,
        **{
            name: st.just(held[name]) if name in held else st.sampled_from(values)
            for name, values in _values(kind)
        },
    )


def each_value(kind: type[Any]) -> list[tuple[str, Any]]:
    """Every axis with every value that it can take."""
    return [
        (one.name, value)
        for one in fields(kind)
        for value in (*one.metadata["values"], *one.metadata["alone"])
    ]


def _values(kind: type[Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for one in fields(kind):
        yield one.name, one.metadata["values"]
