"""The order in which a line is read, from what stands on it from left to right.

The Unicode bidirectional algorithm (UAX #9) says how a text is shown; this goes the other way. In a
right-to-left paragraph letters of right-to-left scripts run to the left, and words of other scripts
and numbers to the right. What stands between two of these goes to the right with them or not as
the rules W1 to N2 say. Where two readings would show alike, a Latin word is read with the number
behind it, and figures in groups of three as a number.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from extract.scripts import Direction, is_right_to_left

_DIGITS = frozenset({"EN", "AN"})
_PERCENT = "%\u066a"
_SPACES = " \u00a0\u202f\u2009"
# What ends a sentence or a part of one: in a line without right-to-left letters it tells the base.
_ENDS = ".,:;!?\u060c\u061b"
# What an address or a word is parted behind at a line's end.
_PARTING = frozenset("/-.:_&=?,;\u2013\u2010")
_OPENING, _CLOSING = "([{", ")]}"


@dataclass(slots=True)
class _Line:
    """What stands on a line, its classes, and whether figures in groups run from the left."""

    visual: Sequence[str]
    kinds: Sequence[str]
    straight: bool = False


@dataclass(slots=True)
class _Core:
    """Characters that run to the right whatever stands around them: a word, or a figure."""

    start: int
    end: int
    kind: str


def reading_order(
    visual: Sequence[str],
    base: Direction,
    *,
    after_arabic: bool = False,
    straight_figures: bool = False,
) -> list[int]:
    """The indexes of what stands on a line, in the order in which they are read.

    `visual` holds letters with their marks, from left to right. `after_arabic` says that the last
    letter of the line before is an Arabic one, `straight_figures` that figures with a space in them
    run from the left where they could be a number both ways (`125 500`).
    """
    kinds = [_kind(one) for one in visual]
    line = _Line(visual, kinds, straight_figures)
    if base == "rtl":
        return _from_right(line, range(len(kinds)), after_arabic=after_arabic)
    order: list[int] = []
    at = 0
    while at < len(kinds):
        end = _end_of_words(kinds, at)
        order.extend(_from_right(line, range(at, end), after_arabic=False))
        at = end
    return order


def base_direction(visual: Sequence[str], page: Direction) -> Direction:
    """The direction of the paragraph that a line belongs to, on a page of that direction."""
    kinds = [_kind(one) for one in visual]
    right, left = kinds.count("R") + kinds.count("AL"), kinds.count("L")
    if right:
        return "rtl" if right > left else page
    shown = [one for one in visual if one not in _SPACES]
    if page == "ltr" or not shown:
        return "ltr"
    if left:
        return "ltr" if shown[-1][0] in _ENDS and shown[0][0] not in _ENDS else "rtl"
    return "ltr" if _is_straight("".join(visual).split()) else "rtl"


def is_arabic_last(text: str) -> bool:
    """Whether the last letter of a text is an Arabic one: figures behind it are set otherwise."""
    strong = (kind for kind in map(unicodedata.bidirectional, reversed(text)) if kind in _STRONG)
    return next(strong, "") == "AL"


_STRONG = frozenset({"L", "R", "AL"})


def _kind(one: str) -> str:
    """The bidirectional class of a character, that of a mark alone counting as its letter's."""
    found = unicodedata.bidirectional(one[0])
    return "AL" if found == "NSM" and is_right_to_left(one[0]) else found


def _end_of_words(kinds: Sequence[str], at: int) -> int:
    """Where right-to-left words that begin at a place of a left-to-right line end."""
    if kinds[at] not in ("R", "AL"):
        return at + 1
    end = at + 1
    for index in range(at, len(kinds)):
        if kinds[index] == "L":
            break
        if kinds[index] in ("R", "AL"):
            end = index + 1
    return end


def _from_right(line: _Line, part: range, *, after_arabic: bool) -> list[int]:
    """The order of a part that is read from the right."""
    kinds = line.kinds
    order: list[int] = []
    end = part.stop
    arabic = after_arabic
    while end > part.start:
        if kinds[end - 1] in ("R", "AL"):
            end -= 1
            order.append(end)
            arabic = kinds[end] == "AL"
            continue
        start = end
        while start > part.start and kinds[start - 1] not in ("R", "AL"):
            start -= 1
        order.extend(_between(line, range(start, end), arabic=arabic))
        end = start
    return order


def _between(line: _Line, part: range, *, arabic: bool) -> list[int]:
    """The order of what stands between right-to-left letters."""
    visual, kinds = line.visual, line.kinds
    cores = _cores(visual, kinds, part, arabic=arabic)
    chains: list[range] = []
    straight, turned = _numbers(line, cores)
    latin = False
    for number, core in enumerate(cores):
        before = cores[number - 1] if number else None
        gap = visual[before.end : core.start] if before else ()
        joined = before is not None and (
            not gap
            or number in straight
            or (number not in turned and _goes_on(before, core, gap, latin=latin, arabic=arabic))
        )
        if joined:
            chains[-1] = range(chains[-1].start, core.end)
        else:
            chains.append(range(core.start, core.end))
        latin = core.kind == "L" or (joined and latin and core.kind == "EN")
    order: list[int] = []
    end = part.stop
    if chains and chains[0].start == 0 and "L" in kinds[: chains[0].stop]:
        chains[0] = range(0, _tail(visual, chains, part))
    for chain in reversed(_with_brackets(visual, chains, part)):
        order.extend(range(end - 1, chain.stop - 1, -1))
        order.extend(chain)
        end = chain.start
    order.extend(range(end - 1, part.start - 1, -1))
    return order


def _cores(
    visual: Sequence[str], kinds: Sequence[str], part: range, *, arabic: bool
) -> list[_Core]:
    """The words and figures of a part, from left to right."""
    cores: list[_Core] = []
    for index in part:
        kind = kinds[index]
        if kind != "L" and kind not in _DIGITS:
            continue
        if cores and cores[-1].end == index and cores[-1].kind == kind:
            cores[-1].end += 1
        else:
            cores.append(_Core(index, index + 1, kind))
    for number, core in enumerate(cores):
        if core.kind in _DIGITS:
            low = cores[number - 1].end if number else part.start
            high = cores[number + 1].start if number + 1 < len(cores) else part.stop
            _take_signs(visual, kinds, core, range(low, high), arabic=arabic)
    return cores


def _take_signs(
    visual: Sequence[str], kinds: Sequence[str], core: _Core, room: range, *, arabic: bool
) -> None:
    """Add to a figure the signs that stand at it and run with it (W5): `25%`, `$200`.

    Behind an Arabic letter they don't; a percent sign is always read behind its figure.
    """
    while core.end < room.stop and kinds[core.end] == "ET":
        if arabic and visual[core.end] not in _PERCENT:
            break
        core.end += 1
    while not arabic and core.start > room.start and kinds[core.start - 1] == "ET":
        if visual[core.start - 1] in _PERCENT:
            break
        core.start -= 1


def _goes_on(before: _Core, core: _Core, gap: Sequence[str], *, latin: bool, arabic: bool) -> bool:
    """Whether two cores and what stands between them run to the right together.

    `latin` says that a Latin letter stands before, with nothing but figures since.
    """
    if latin:
        percent = gap[-1] in _PERCENT and core.kind == "EN"
        return core.kind in ("L", "EN") and not percent
    if core.kind == "L":
        # Behind a Latin word in the text, Arabic-Indic figures would stand where these do.
        return before.kind != "AN"
    if len(gap) != 1 or before.kind != core.kind:
        return False
    sign = unicodedata.bidirectional(gap[0][0])
    return sign == "CS" or (sign == "ES" and core.kind == "EN" and not arabic)


def _numbers(line: _Line, cores: Sequence[_Core]) -> tuple[set[int], set[int]]:
    """The cores that stand one group behind another in a number, and those read from the right.

    Both as indexes of the right one of each two; `200 000` may be shown as `000 200`.
    """
    straight: set[int] = set()
    turned: set[int] = set()
    begin = 0
    for number in range(1, len(cores) + 1):
        if number < len(cores) and _is_next_group(line.visual, cores[number - 1], cores[number]):
            continue
        groups = ["".join(line.visual[core.start : core.end]) for core in cores[begin:number]]
        if _is_straight(groups) or (line.straight and is_number(groups)):
            straight.update(range(begin + 1, number))
        elif _is_straight(groups[::-1]):
            turned.update(range(begin, number))
        begin = number
    return straight, turned


def _is_next_group(visual: Sequence[str], left: _Core, right: _Core) -> bool:
    gap = visual[left.end : right.start]
    return left.kind == right.kind and len(gap) == 1 and gap[0] in _SPACES


def _is_straight(groups: Sequence[str]) -> bool:
    """Whether figures are a number in groups of three from the left, and none from the right."""
    return is_number(groups) and not is_number(groups[::-1])


def is_number(groups: Sequence[str]) -> bool:
    """Whether groups of figures are one number with spaces between thousands."""
    return (
        len(groups) > 1
        and all(group.isdecimal() for group in groups)
        and len(groups[0]) <= 3
        and unicodedata.decimal(groups[0][0]) != 0
        and all(len(group) == 3 for group in groups[1:])
    )


def _tail(visual: Sequence[str], chains: Sequence[range], part: range) -> int:
    """Where a Latin text ends that goes on on the next line, with the sign that it was parted at.

    Levels are those of the whole paragraph, so the sign runs with what stands on both its sides.
    """
    end = chains[0].stop
    limit = chains[1].start if len(chains) > 1 else part.stop
    tail = end
    while tail < limit and visual[tail] in _PARTING:
        tail += 1
    return tail if tail == limit or visual[tail] in _SPACES else end


def _with_brackets(visual: Sequence[str], chains: Sequence[range], part: range) -> list[range]:
    """The chains, each with the bracket behind it that belongs to one within (N0): `EB152(3)`."""
    found: list[range] = []
    for number, chain in enumerate(chains):
        limit = chains[number + 1].start if number + 1 < len(chains) else part.stop
        inside = "".join(visual[chain.start : chain.stop])
        end = chain.stop
        for kind in zip(_OPENING, _CLOSING, strict=True):
            odd = sum(inside.count(one) for one in kind) % 2
            if odd and end < limit and visual[end] in kind:
                end += 1
        found.append(range(chain.start, end))
    # What a bracket joins to is one chain with it.
    joined: list[range] = []
    for chain in found:
        if joined and joined[-1].stop >= chain.start:
            joined[-1] = range(joined[-1].start, chain.stop)
        else:
            joined.append(chain)
    return joined
