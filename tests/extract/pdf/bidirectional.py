"""How a line is shown, by the Unicode bidirectional algorithm (UAX #9), for the tests to read back.

Without explicit directions, for one paragraph on one line. Written from the standard's rules and
by themselves, so that it shares no mistake with the reader.
"""

import unicodedata
from collections.abc import Sequence

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_MIRRORED = dict(zip("()[]{}«»‹›<>", ")(][}{»«›‹><", strict=True))


def shown(text: str, base: str = "rtl") -> str:
    """The characters as they stand from left to right, brackets mirrored where they are (L4)."""
    level = 1 if base == "rtl" else 0
    levels = _levels(text, level)
    mirrored = [
        _MIRRORED.get(one, one) if found % 2 else one
        for one, found in zip(text, levels, strict=True)
    ]
    return "".join(mirrored[index] for index in order(levels))


def indexes(text: str, base: str = "rtl") -> list[int]:
    """The places in the text of what stands on the line from left to right."""
    return order(_levels(text, 1 if base == "rtl" else 0))


def order(levels: Sequence[int]) -> list[int]:
    """The indexes from left to right (L2)."""
    found = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(found):
            end = at
            while end < len(found) and levels[found[end]] >= level:
                end += 1
            found[at:end] = found[at:end][::-1]
            at = end + 1
    return found


def _levels(text: str, level: int) -> list[int]:
    embedding = "R" if level else "L"
    kinds = _weak([unicodedata.bidirectional(one) for one in text], embedding)
    kinds = _neutral(_bracketed(text, kinds, embedding), embedding)
    levels = [
        level + {"L": level % 2, "R": 1 - level % 2}.get(kind, 1 + (1 - level % 2))
        for kind in kinds
    ]
    # L1: blanks at the line's end stand at its end.
    for index in range(len(text) - 1, -1, -1):
        if not text[index].isspace():
            break
        levels[index] = level
    return levels


def _weak(kinds: list[str], embedding: str) -> list[str]:
    for index, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[index] = kinds[index - 1] if index else embedding
    strong = embedding
    for index, kind in enumerate(kinds):  # W2
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for index in range(1, len(kinds) - 1):  # W4
        around = kinds[index - 1], kinds[index + 1]
        if (kinds[index] in ("ES", "CS") and around == ("EN", "EN")) or (
            kinds[index] == "CS" and around == ("AN", "AN")
        ):
            kinds[index] = around[0]
    for at in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):  # W5
        for index in at:
            near = kinds[index - 1] if at.step > 0 else kinds[index + 1]
            if kinds[index] == "ET" and near == "EN":
                kinds[index] = "EN"
    kinds = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]  # W6
    strong = embedding
    for index, kind in enumerate(kinds):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _bracketed(text: str, kinds: list[str], embedding: str) -> list[str]:
    """N0: brackets around text take its direction."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, one in enumerate(text):
        if kinds[index] != "ON":
            continue
        if one in _PAIRS:
            opened.append((_PAIRS[one], index))
        elif one in _PAIRS.values():
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == one:
                    pairs.append((opened[depth][1], index))
                    del opened[depth:]
                    break
    for start, end in sorted(pairs):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {""}
        if embedding in inside:
            found = embedding
        elif inside:
            before = next(filter(None, map(_strong, kinds[start - 1 :: -1] if start else [])), "")
            before = before or embedding
            found = before if before != embedding else embedding
        else:
            continue
        kinds[start] = kinds[end] = found
    return kinds


def _strong(kind: str) -> str:
    """What a class counts as among neutrals: figures as right to left."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _neutral(kinds: list[str], embedding: str) -> list[str]:
    """N1 and N2: what stands between two of a direction takes it, else that of the paragraph."""
    at = 0
    while at < len(kinds):
        if _strong(kinds[at]):
            at += 1
            continue
        end = at
        while end < len(kinds) and not _strong(kinds[end]):
            end += 1
        left = _strong(kinds[at - 1]) if at else embedding
        right = _strong(kinds[end]) if end < len(kinds) else embedding
        kinds[at:end] = [left if left == right else embedding] * (end - at)
        at = end
    return kinds
