"""Random plans: what each row says, before anything is typeset."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from random import Random

from hypothesis import strategies as st

from tests.layouts.axes import Wording
from tests.layouts.prose import paragraphs
from tests.layouts.speech import SPEECH, Speech

TEXTS = ("action", "objective", "comments")
YEARS = ("2023", "2024", "2025+")
# Where a footnote's number stands in a text until all are counted.
MARK = "*"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
VALUES = ("budget", "cost", *YEARS, "status")


@dataclass(frozen=True)
class ExtraCell:
    """What stands in a column of no field: before which of the others, its heading, the text."""

    at: int
    heading: str
    paragraphs: tuple[str, ...] = ()

    @property
    def role(self) -> str:
        """A role that no field has."""
        return f"extra {self.at} {self.heading}"


@dataclass(frozen=True)
class Item:
    """One row of the plan.

    `merged` names the columns of the values that one cell with a dash stands for.
    """

    kind: str
    annex: int
    number: int | None = None
    title: str = ""
    area: tuple[str, str] = ("", "")
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    language: str = "zh"
    extra: tuple[ExtraCell, ...] = ()

    @property
    def speech(self) -> Speech:
        """The words of its language."""
        return SPEECH[self.language]

    @property
    def roles(self) -> tuple[str, ...]:
        """The columns of its annex."""
        return roles(self.annex)


Annexes = tuple[tuple[Item, ...], ...]


def roles(annex: int) -> tuple[str, ...]:
    """The columns of an annex from left to right."""
    values = VALUES if annex == 1 else ()
    return ("number", "functional_area", "action", "objective", *values, "comments")


@st.composite
def plans(draw: st.DrawFn, wording: Wording, least: int = 1) -> Annexes:
    """One or two annexes with numbered themes, the last of which may be other matters.

    Each theme has `least` rows or more; with several, the simplest plan has two themes and rows of
    each kind.
    """
    speech = SPEECH[wording.language]
    pool = speech.titles if wording.themes == "known" else speech.new_titles + speech.titles
    fewest = min(least, 2)
    titles = draw(st.lists(st.sampled_from(pool), min_size=fewest, max_size=3, unique=True))
    other = draw(st.booleans())
    numbers = (1, 2) if wording.annexes == "both" else (1,)
    return _numbered(draw(_annex(wording, titles, annex, least, other=other)) for annex in numbers)


def _numbered(annexes: Iterable[tuple[Item, ...]]) -> Annexes:
    """The annexes with their footnote marks counted through the document."""
    count = itertools.count(1)
    return tuple(tuple(_count_marks(item, count) for item in items) for items in annexes)


def _count_marks(item: Item, count: Iterator[int]) -> Item:
    texts = {
        role: tuple(
            text[:-1] + str(next(count)).translate(_RAISED) if text.endswith(MARK) else text
            for text in paragraphs
        )
        for role, paragraphs in item.texts.items()
    }
    return replace(item, texts=texts)


@st.composite
def _annex(
    draw: st.DrawFn, wording: Wording, titles: list[str], annex: int, least: int, *, other: bool
) -> tuple[Item, ...]:
    items: list[Item] = []
    themes: list[tuple[int | None, str]] = list(enumerate(titles, start=1))
    number = 0
    speech = SPEECH[wording.language]
    pool = speech.areas if wording.areas == "known" else speech.new_areas + speech.areas[:2]
    for theme, title in [*themes, *([(None, speech.other)] if other else [])]:
        items.append(Item("theme", annex, theme, title, language=wording.language))
        area = draw(_area(pool, speech))
        steps = st.lists(st.sampled_from(range(4)), min_size=least, max_size=max(least, 4))
        for at, step in enumerate(draw(steps)):
            area = draw(st.just(area) | _area(pool, speech))
            # The second row of the simplest theme is a subheading.
            if (at + step) % 4 == 1:
                items.append(draw(_subheading(wording, annex, area, len(items))))
            else:
                number += 1
                items.append(draw(_action(wording, annex, number, area, len(items))))
    return tuple(items)


def _area(pool: tuple[str, ...], speech: Speech) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.sampled_from(pool), st.sampled_from(speech.sub_areas))


@st.composite
def _seeds(draw: st.DrawFn, annex: int, at: int) -> Random:
    """What the words of a row are chosen by."""
    return Random(f"{draw(st.integers(0, 999))} {annex} {at}")


@st.composite
def _texts(draw: st.DrawFn, wording: Wording, random: Random) -> dict[str, tuple[str, ...]]:
    most = draw(st.integers(3, 6) if wording.length == "short" else st.integers(20, 40))
    found = {role: paragraphs(random, wording.script, most) for role in TEXTS}
    if wording.marks == "superscript":
        role = random.choice(TEXTS)
        found[role] = (found[role][0] + MARK, *found[role][1:])
    for role in TEXTS[1:]:
        if random.random() < 0.2:
            found[role] = ()
    return found


def _values(random: Random, speech: Speech) -> dict[str, str]:
    years = {year: random.choice(sorted(speech.marks)) for year in YEARS}
    return {
        "budget": random.choice(sorted(speech.budgets)),
        "cost": random.choice(sorted(speech.costs)),
        **years,
        "status": random.choice(sorted(speech.statuses)),
    }


@st.composite
def _action(
    draw: st.DrawFn, wording: Wording, annex: int, number: int, area: tuple[str, str], at: int
) -> Item:
    random = draw(_seeds(annex, at))
    return Item(
        "action",
        annex,
        number,
        area=area,
        texts=draw(_texts(wording, random)),
        values=_values(random, SPEECH[wording.language]) if annex == 1 else {},
        language=wording.language,
    )


@st.composite
def _subheading(
    draw: st.DrawFn, wording: Wording, annex: int, area: tuple[str, str], at: int
) -> Item:
    random = draw(_seeds(annex, at))
    texts = draw(_texts(wording, random))
    if annex == 2:
        return Item("subheading", annex, area=area, texts=texts, language=wording.language)
    how = wording.subheadings
    if how == "mixed":
        how = random.choice(("merged_dash", "values", "dashes", "blank", "partly_merged"))
    merged: tuple[str, ...] = ()
    values = dict.fromkeys(VALUES, "")
    if how == "merged_dash":
        merged = VALUES
    elif how == "values":
        values = _values(random, SPEECH[wording.language])
    elif how == "dashes":
        values = dict.fromkeys(VALUES, "-")
    elif how == "partly_merged":
        values, merged = _values(random, SPEECH[wording.language]), VALUES[1:]
    return Item(
        "subheading",
        annex,
        area=area,
        texts=texts,
        values=values,
        merged=merged,
        language=wording.language,
    )
