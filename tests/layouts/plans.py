"""Random plans: what each row says, before anything is typeset."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.layouts.axes import Wording
from tests.layouts.prose import paragraphs
from tests.layouts.speech import SPEECH, Speech

TEXTS = ("action", "objective", "comments")
YEARS = ("2023", "2024", "2025+")
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
def plans(draw: st.DrawFn, wording: Wording) -> Annexes:
    """One or two annexes with numbered themes, the last of which may be other matters."""
    speech = SPEECH[wording.language]
    pool = speech.titles if wording.themes == "known" else speech.titles + speech.new_titles
    titles = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True))
    other = draw(st.booleans())
    numbers = (1, 2) if wording.annexes == "both" else (1,)
    return tuple(draw(_annex(wording, titles, annex, other=other)) for annex in numbers)


@st.composite
def _annex(
    draw: st.DrawFn, wording: Wording, titles: list[str], annex: int, *, other: bool
) -> tuple[Item, ...]:
    items: list[Item] = []
    themes: list[tuple[int | None, str]] = list(enumerate(titles, start=1))
    number = 0
    speech = SPEECH[wording.language]
    pool = speech.areas if wording.areas == "known" else speech.areas[:2] + speech.new_areas
    for theme, title in [*themes, *([(None, speech.other)] if other else [])]:
        items.append(Item("theme", annex, theme, title, language=wording.language))
        area = draw(_area(pool, speech))
        for kind in draw(st.lists(st.sampled_from("aaas"), min_size=1, max_size=4)):
            area = draw(st.just(area) | _area(pool, speech))
            if kind == "s":
                items.append(draw(_subheading(wording, annex, area)))
            else:
                number += 1
                items.append(draw(_action(wording, annex, number, area)))
    return tuple(items)


def _area(pool: tuple[str, ...], speech: Speech) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.sampled_from(pool), st.sampled_from(speech.sub_areas))


@st.composite
def _texts(draw: st.DrawFn, wording: Wording) -> dict[str, tuple[str, ...]]:
    most = 6 if wording.length == "short" else 40
    found = {role: draw(paragraphs(wording.script, most)) for role in TEXTS}
    if wording.marks == "superscript":
        role = draw(st.sampled_from(TEXTS))
        found[role] = (found[role][0] + draw(st.sampled_from(("¹", "¹²", "⁷"))), *found[role][1:])
    for role in TEXTS[1:]:
        if draw(st.integers(0, 4)) == 0:
            found[role] = ()
    return found


@st.composite
def _values(draw: st.DrawFn, speech: Speech) -> dict[str, str]:
    years = {year: draw(st.sampled_from(sorted(speech.marks))) for year in YEARS}
    return {
        "budget": draw(st.sampled_from(sorted(speech.budgets))),
        "cost": draw(st.sampled_from(sorted(speech.costs))),
        **years,
        "status": draw(st.sampled_from(sorted(speech.statuses))),
    }


@st.composite
def _action(
    draw: st.DrawFn, wording: Wording, annex: int, number: int, area: tuple[str, str]
) -> Item:
    values = draw(_values(SPEECH[wording.language])) if annex == 1 else {}
    return Item(
        "action",
        annex,
        number,
        area=area,
        texts=draw(_texts(wording)),
        values=values,
        language=wording.language,
    )


@st.composite
def _subheading(draw: st.DrawFn, wording: Wording, annex: int, area: tuple[str, str]) -> Item:
    texts = draw(_texts(wording))
    if annex == 2:
        return Item("subheading", annex, area=area, texts=texts, language=wording.language)
    how = wording.subheadings
    if how == "mixed":
        how = draw(st.sampled_from(("merged_dash", "values", "dashes", "blank", "partly_merged")))
    merged: tuple[str, ...] = ()
    values = dict.fromkeys(VALUES, "")
    if how == "merged_dash":
        merged = VALUES
    elif how == "values":
        values = draw(_values(SPEECH[wording.language]))
    elif how == "dashes":
        values = dict.fromkeys(VALUES, "-")
    elif how == "partly_merged":
        values, merged = draw(_values(SPEECH[wording.language])), VALUES[1:]
    return Item(
        "subheading",
        annex,
        area=area,
        texts=texts,
        values=values,
        merged=merged,
        language=wording.language,
    )
