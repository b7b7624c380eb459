"""Automatic numbers: the label that Word prints before a list paragraph but does not store."""

import re
from dataclasses import dataclass, field

from extract.docx.names import (
    FALLBACK,
    ILVL,
    NUM_ID,
    NUMPR,
    PSTYLE,
    RFONTS,
    RPR,
    VAL,
    VANISH,
    Element,
    child,
    child_integer,
    child_value,
    integer,
    is_on,
    w,
)
from extract.docx.numerals import numeral
from extract.docx.revisions import Revisions
from extract.docx.styles import Styles
from extract.docx.symbols import UNKNOWN, symbol

_LEVELS = 9
_MAX_LABEL = 1000
_PLACEHOLDER = re.compile(r"%([1-9])")
_NUM_FMT = w("numFmt")
_LVL = w("lvl")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list (ECMA-376 part 1, 17.9.6 lvl).

    `restart` is the level, counted from 1, after which the numbers begin anew: None for any
    higher one, 0 for never (17.9.10 lvlRestart).
    """

    start: int = 0
    form: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str | None = None


@dataclass(slots=True)
class ListDefinition:
    """A `w:num` with its overrides applied (17.9.15), and the abstract list that it counts in."""

    abstract: int
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Definitions:
    """The lists of a document, read from numbering.xml (17.9)."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.lists: dict[int, ListDefinition] = {}
        if root is None:
            return
        abstracts = {
            integer(item.get(w("abstractNumId")), -1): item
            for item in root.iterchildren(w("abstractNum"))
        }
        nums = {
            integer(item.get(NUM_ID), -1): child_integer(item, w("abstractNumId"), -1)
            for item in root.iterchildren(w("num"))
        }
        levels = {number: _levels(_linked(number, abstracts, nums, styles)) for number in abstracts}
        for item in root.iterchildren(w("num")):
            number = integer(item.get(NUM_ID), -1)
            abstract = nums[number]
            definition = ListDefinition(abstract, dict(levels.get(abstract, {})))
            for override in item.iterchildren(w("lvlOverride")):
                _apply(override, definition)
            self.lists[number] = definition

    def place(self, properties: Element | None, revisions: Revisions) -> tuple[int, int] | None:
        """The list and level of a paragraph with this `w:pPr`, from its style where need be.

        17.3.1.19 numPr; a list number of 0 takes the paragraph out of its style's list.
        """
        if not self.lists:
            return None
        style = None if properties is None else child_value(properties, PSTYLE)
        inherited = self.styles.numbering(style)
        direct = None if properties is None else child(properties, NUMPR)
        if direct is not None and not revisions.numbered(direct):
            direct = None
        num_id = None if direct is None else child_value(direct, NUM_ID)
        level = None if direct is None else child_value(direct, ILVL)
        if num_id is not None:
            number = integer(num_id, 0)
            return (number, integer(level, 0)) if number in self.lists else None
        if inherited is None or inherited.num_id not in self.lists:
            return None
        if level is not None:
            return inherited.num_id, integer(level, 0)
        if inherited.level is not None:
            return inherited.num_id, inherited.level
        for index, definition in self.lists[inherited.num_id].levels.items():
            if definition.style in (style, inherited.style):
                return inherited.num_id, index
        return inherited.num_id, 0


class Counters:
    """The state of all lists while one story is read from beginning to end."""

    def __init__(self, definitions: Definitions, revisions: Revisions) -> None:
        self._definitions = definitions
        self._revisions = revisions
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[int] = set()

    def label(self, properties: Element | None) -> str:
        """What is printed before a paragraph with this `w:pPr`, with the gap after it.

        Empty for a paragraph outside any list. Each call counts one paragraph.
        """
        place = self._definitions.place(properties, self._revisions)
        if place is None:
            return ""
        number, index = place
        definition = self._definitions.lists[number]
        level = definition.levels.get(index)
        if level is None:
            return ""
        counts = self._counted(number, index)
        label = _PLACEHOLDER.sub(
            lambda match: _number(int(match[1]) - 1, counts, definition, level), level.text
        )
        return "" if level.hidden or not label else label[:_MAX_LABEL] + level.gap

    def _counted(self, number: int, index: int) -> list[int | None]:
        """The counts of the list after one more paragraph of that level."""
        definition = self._definitions.lists[number]
        counts = self._counts.setdefault(definition.abstract, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for level in definition.restarts:
                counts[level] = None
        count = counts[index]
        counts[index] = _start(index, definition) if count is None else count + 1
        for deeper in range(index + 1, _LEVELS):
            restart = definition.levels[deeper].restart if deeper in definition.levels else None
            if restart is None or index < restart:
                counts[deeper] = None
        return counts


def _start(index: int, definition: ListDefinition) -> int:
    level = definition.levels.get(index)
    return definition.restarts.get(index, level.start if level else 0)


def _number(index: int, counts: list[int | None], definition: ListDefinition, shown: Level) -> str:
    count = counts[index]
    level = definition.levels.get(index)
    # 17.9.4 isLgl: all numbers of the label in decimal digits.
    form = "decimal" if level is None or shown.legal else level.form
    return numeral(_start(index, definition) if count is None else count, form)


def _linked(
    number: int, abstracts: dict[int, Element], nums: dict[int, int], styles: Styles
) -> Element:
    """The abstract list itself, or the one that its numbering style stands for (17.9.21)."""
    link = child_value(abstracts[number], w("numStyleLink"))
    if link is None:
        return abstracts[number]
    for candidate in abstracts.values():
        if child_value(candidate, w("styleLink")) == link:
            return candidate
    numbering = styles.numbering(link)
    target = -1 if numbering is None else nums.get(numbering.num_id, -1)
    return abstracts.get(target, abstracts[number])


def _levels(abstract: Element) -> dict[int, Level]:
    levels = {}
    for position, item in enumerate(abstract.iterchildren(_LVL)):
        index = integer(item.get(ILVL), position)
        if 0 <= index < _LEVELS:
            levels[index] = _level(item)
    return levels


def _level(item: Element) -> Level:
    form = _format(item)
    return Level(
        start=child_integer(item, w("start"), 0),
        form=form,
        text=_bullet(item) if form == "bullet" else child_value(item, w("lvlText")) or "",
        gap="" if child_value(item, w("suff")) == "nothing" else " ",
        restart=_restart(item),
        legal=is_on(item.find(w("isLgl"))),
        hidden=is_on(item.find(f"{RPR}/{VANISH}")),
        style=child_value(item, PSTYLE),
    )


def _format(item: Element) -> str:
    """The level's number format; `custom` ones such as `001, 002, …` as a number of digits."""
    chosen = next(item.iter(_NUM_FMT), None)
    if chosen is None:
        return "decimal"
    if chosen.get(VAL) == "custom":
        sample = chosen.get(w("format"), "").split(",")[0].strip()
        if sample.isdecimal() and len(sample) <= 9:
            return f"pad{len(sample)}"
        chosen = next((f for f in item.iter(_NUM_FMT) if _in_fallback(f)), chosen)
    return chosen.get(VAL) or "decimal"


def _in_fallback(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == FALLBACK


def _bullet(item: Element) -> str:
    if item.find(w("lvlPicBulletId")) is not None:
        return "•"
    fonts = item.find(f"{RPR}/{RFONTS}")
    font = None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
    text = child_value(item, w("lvlText")) or ""
    return "".join(symbol(ord(character), font) for character in text).replace(UNKNOWN, "•")


def _restart(item: Element) -> int | None:
    value = child_value(item, w("lvlRestart"))
    return None if value is None else integer(value, 0)


def _apply(override: Element, definition: ListDefinition) -> None:
    """Put a `w:lvlOverride` (17.9.8) into the definition."""
    index = integer(override.get(ILVL), -1)
    if not 0 <= index < _LEVELS:
        return
    level = override.find(_LVL)
    if level is not None:
        definition.levels[index] = _level(level)
    start = child_value(override, w("startOverride"))
    if start is not None:
        definition.restarts[index] = integer(start, 0)
