"""What must be read from a layout: each item's record, and what paper can't show of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.layouts.plans import TEXTS, Annexes, Item


@dataclass
class Shown:
    """What a layout shows of a cell's text.

    `paragraphs` are those of the cell, `breaks` the indexes of paragraphs whose beginning can be
    seen, `doubtful` the ends of lines (in characters of the folded text) that leave nearly as much
    room as the next word needs. `exact` is False where a line's end hides whether a space stood
    there.
    """

    paragraphs: tuple[str, ...]
    breaks: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)
    exact: bool = True

    @classmethod
    def whole(cls, paragraphs: tuple[str, ...]) -> "Shown":
        """A text whose paragraphs and spaces can all be told."""
        return cls(paragraphs, set(range(1, len(paragraphs))))


@dataclass
class Expected:
    """A record: its item, its id, its subheading's id, and what its cells show.

    `pages` are those that its row stands on, `cut` whether it stands in several tables or pages,
    `opens_part` whether it is the first row of a page or table that goes on from another.
    """

    item: Item
    identity: str
    subheading: str | None
    theme: int | None
    shown: dict[str, Shown] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    cut: bool = False
    opens_part: bool = False


def expected(annexes: Annexes) -> list[Expected]:
    """The records of a plan, with texts that show everything."""
    return [record for items in annexes for record in _records(items)]


def _records(items: Sequence[Item]) -> Iterator[Expected]:
    theme: int | None = None
    covering: Item | None = None
    identity = ""
    count = 0
    for item in items:
        if item.kind == "theme":
            theme, covering = item.number, None
            continue
        if item.kind == "subheading":
            count += 1
            covering, identity = item, f"A{item.annex}-s{count}"
            record = Expected(item, identity, None, theme)
        else:
            if covering is not None and covering.area != item.area:
                covering = None
            own = identity if covering is not None else None
            record = Expected(item, f"A{item.annex}-{item.number}", own, theme)
        record.shown = {role: Shown.whole(item.texts[role]) for role in TEXTS}
        yield record


def themes(annexes: Annexes) -> list[tuple[int | None, str]]:
    """The themes of all annexes, each once, in order."""
    return list(
        dict.fromkeys((item.number, item.title) for item in _items(annexes) if item.kind == "theme")
    )


def _items(annexes: Iterable[Iterable[Item]]) -> Iterator[Item]:
    return (item for items in annexes for item in items)
