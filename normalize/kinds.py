"""What a row of an annex is: a theme, an action, a subheading, or the rest of the row before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Literal

from extract.document import ended_early
from normalize.areas import starts_with_known_area
from normalize.lexicon import Lexicon, key
from normalize.lexicon.keys import without_direction
from normalize.pieces import Piece, Row
from normalize.rows import LABEL_ROLES, has_own_values
from normalize.spelling import alike

Kind = Literal["theme", "action", "subheading", "continuation", "blank", "unassigned"]

# Full lines that come together by chance less often than this show that a row goes on.
_BY_CHANCE = 0.02
_NUMBER = re.compile(r"(\d{1,4})[.)、]?")
_RECORDS = ("action", "subheading")
_LONGEST_TITLE = 40
# Words, with vowel marks, apostrophes and hyphens in them; no figure and no other punctuation.
_TITLE = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0670'’\- ])+")
# In Arabic a hyphen may stand behind the number.
_THEME = re.compile(
    r"\s*(\d{1,3})\s*(?:[.．、)]|[-–—](?=\s*[\u0620-\u064a]))\s*(.*\S)\s*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row is and why; `certain` is False where another reading is possible."""

    kind: Kind
    reason: str
    certain: bool = True


@dataclass(slots=True)
class JudgedRow:
    """A whole row with what it was judged to be."""

    row: Row
    verdict: Verdict
    doubts: list[str] = field(default_factory=list)


def action_number(row: Row) -> int | None:
    """The number of an action row, None for any other row."""
    match = _NUMBER.fullmatch(key(row.piece("number").label()))
    return int(match[1]) if match else None


def theme_of(row: Row, lexicon: Lexicon) -> tuple[int | None, str] | None:
    """Number and title of a theme row, None for any other row."""
    piece = _only_piece(row)
    if piece is None:
        return _numbered_beside(row)
    text = piece.label()
    if key(text) in lexicon.other_matters:
        return None, text
    if key(text) in lexicon.theme_numbers:
        return lexicon.theme_numbers[key(text)], text
    match = _THEME.fullmatch(without_direction(text))
    alone = row.spanning or row.filled() == ["number"]
    if match and (alone or _is_title(match[2], lexicon)):
        return int(match[1]), match[2]
    return None


def _numbered_beside(row: Row) -> tuple[int | None, str] | None:
    """Number and title of a theme row whose number stands in a cell of its own."""
    if row.spanning and row.filled() == ["number"] and action_number(row) is not None:
        return action_number(row), row.spanning.label()
    return None


def judge(row: Row, previous: Row | None, known_areas: Sequence[str], lexicon: Lexicon) -> Verdict:
    """What a row is, given the row before it in the same annex."""
    if row.is_blank():
        return Verdict("blank", "no cell holds text")
    if theme_of(row, lexicon):
        return Verdict("theme", "one numbered title across the table")
    number = action_number(row)
    if number is not None:
        if row.starts_part and previous is not None and action_number(previous) == number:
            return Verdict("continuation", "the number of the row before is printed again")
        return Verdict("action", "has a number")
    return _judge_unnumbered(row, previous, known_areas, lexicon)


def settle_themes(rows: Sequence[JudgedRow]) -> None:
    """Take the last text across the table that is no theme for one: "other matters".

    Only a title can be: short, with no punctuation, behind a numbered theme and its rows, before a
    row of its own, and the only one of its kind.
    """
    kinds = [judged.verdict.kind for judged in rows]
    loose = [at for at, kind in enumerate(kinds) if kind == "unassigned" and rows[at].row.spanning]
    if len(loose) != 1 or any(_is_unnumbered(judged) for judged in rows):
        return
    [at] = loose
    before, after = kinds[:at], kinds[at + 1 :]
    if "theme" in before and "theme" not in after and before[-1] in _RECORDS:
        row = rows[at].row
        title = row.spanning.label() if row.spanning is not None and not row.filled() else ""
        if after and after[0] in _RECORDS and _could_be_title(title):
            rows[at].verdict = Verdict("theme", "a title without number", certain=False)


def _is_unnumbered(judged: JudgedRow) -> bool:
    piece = None if judged.row.piece("number") else judged.row.spanning
    return (
        judged.verdict.kind == "theme" and piece is not None and not re.search(r"\d", piece.label())
    )


def _could_be_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and _TITLE.fullmatch(without_direction(text)) is not None


def _judge_unnumbered(
    row: Row, previous: Row | None, known_areas: Sequence[str], lexicon: Lexicon
) -> Verdict:
    """A row without number: a subheading names an area and says what is to be done."""
    area = row.piece("functional_area") or row.piece("number")
    names_area = bool(area) and starts_with_known_area(area, known_areas)
    if names_area and row.starts_part and previous is not None:
        names_area = not _completes_area(previous.piece("functional_area"), area, known_areas)
    if names_area and (row.piece("action") or not row.starts_part):
        return Verdict("subheading", "names an area and has no number")
    if row.spanning and not row.filled():
        return Verdict("unassigned", "one text across the table that is no theme")
    if previous is None:
        if area:
            return Verdict("subheading", "names an unknown area and has no number", certain=False)
        return Verdict("unassigned", "no row stands before it")
    if row.starts_part and area and row.piece("action") and has_own_values(row, previous, lexicon):
        return Verdict("subheading", "names an unknown area and has values of its own")
    if row.starts_part:
        certain = _goes_on(previous, row, known_areas)
        return Verdict("continuation", "goes on after a page break", certain=certain)
    if area and row.piece("action"):
        return Verdict("subheading", "names an unknown area and has no number")
    return Verdict("continuation", "has neither number nor area, inside a page", certain=False)


def _completes_area(before: Piece, area: Piece, known_areas: Sequence[str]) -> bool:
    """Whether an area is cut by the page's end: only with its rest is it a known one."""
    if not before or starts_with_known_area(before, known_areas):
        return False
    return starts_with_known_area(Piece([*before.lines, *area.lines]), known_areas)


def _goes_on(previous: Row, row: Row, known_areas: Sequence[str]) -> bool:
    """Whether nothing makes it doubtful that a row first on a page goes on with the one before.

    One that names an area and an action may be a row of its own, unless the area before was cut or
    so many lines are full where this row's words would have to stand that it can't be by chance.
    Behind running text, one such line does.
    """
    full = [
        role
        for role, piece in row.pieces.items()
        if ended_early(previous.piece(role).room_after, piece.lead) is False
    ]
    area = row.piece("functional_area") or row.piece("number")
    if area and row.piece("action"):
        before = previous.piece("functional_area")
        return _completes(before, area, known_areas) or (
            _reaches_break(previous)
            and prod(_chance(previous.piece(role), row.piece(role)) for role in full) < _BY_CHANCE
        )
    return not row.after_text or bool(full)


def _chance(before: Piece, piece: Piece) -> float:
    """How likely a line has no room for a word that isn't its own: short words say much."""
    place = before.places[-1] if before.places else None
    if place is None or piece.lead is None or place.x1 <= place.x0:
        return 1.0
    return min(piece.lead / (place.x1 - place.x0), 1.0)


def _completes(before: Piece, area: Piece, known_areas: Sequence[str]) -> bool:
    """Whether two areas are one that is known, and the first alone is none."""
    whole = Piece([before.label() + area.label()])
    return not starts_with_known_area(before, known_areas) and starts_with_known_area(
        whole, known_areas
    )


def _reaches_break(row: Row) -> bool:
    """Whether the area of a row had lines up to the page break, as any of its cells.

    Widow control may end it a line above the others.
    """
    area = _last_lines(row.piece("functional_area"))
    return area + 1 >= max(map(_last_lines, row.pieces.values()))


def _last_lines(piece: Piece) -> int:
    """How many lines a cell has on its last page."""
    return piece.places[-1].lines if piece.places else len(piece.lines)


def _only_piece(row: Row) -> Piece | None:
    """The one piece of a row that holds nothing else, where a theme's title could stand."""
    filled = row.filled()
    if row.spanning and not filled:
        return row.spanning
    if len(filled) == 1 and not row.spanning and not any(merged.piece for merged in row.merged):
        role = filled[0]
        return row.pieces[role] if role in (*LABEL_ROLES, "action") else None
    return None


def _is_title(text: str, lexicon: Lexicon) -> bool:
    known = key(text) in {key(title) for title in lexicon.theme_titles}
    return known or alike(text, lexicon.spelled.get("themes", {})) is not None
