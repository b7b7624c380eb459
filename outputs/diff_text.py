"""The parts of a changed text for people: whole, or what changed with the words around it."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from audit.diff.model import TextPart
from extract.scripts import is_cjk

# How much of what is the same is shown beside a change, in columns.
_BESIDE = 30
GAP = " … "


Kind = Literal["same", "removed", "added"]


class Run(NamedTuple):
    """A piece of a line, and whether it was removed, was added, or is in both."""

    kind: Kind
    text: str


def text_runs(parts: Sequence[TextPart], *, whole: bool) -> list[Run]:
    """The parts on one line; unless whole, long ones that are the same are cut to their ends."""
    runs = []
    for index, part in enumerate(parts):
        text = on_one_line(part.text)
        if part.kind == "same" and not whole:
            text = _beside(text, first=index == 0, last=index == len(parts) - 1)
            text = text.lstrip() if not index else text
            text = text.rstrip() if index == len(parts) - 1 else text
        runs.append(Run(part.kind, text))
    return runs


def on_one_line(text: str) -> str:
    """The text with a paragraph sign for each line feed."""
    return text.replace("\n", "¶ ")


def cut(text: str, columns: int) -> str:
    """The text, its beginning alone where it is wider than that."""
    return text if _columns(text) <= columns else f"{_head(text, columns - 1).rstrip()}…"


def _beside(text: str, *, first: bool, last: bool) -> str:
    """What of a text that is the same stands near a change."""
    head = "" if first else _head(text, _BESIDE)
    tail = "" if last else _head(text[::-1], _BESIDE)[::-1]
    if (first and last) or _columns(text) <= _columns(head) + _columns(tail) + len(GAP):
        return text
    return f"{head.rstrip()}{GAP}{tail.lstrip()}"


def _head(text: str, columns: int) -> str:
    """The beginning of a text, no wider than that, of whole words where it has spaces."""
    width = 0
    for index, character in enumerate(text):
        width += 2 if is_cjk(character) else 1
        if width > columns:
            space = text.rfind(" ", index // 2, index + 1)
            return text[: space if space > 0 else index]
    return text


def _columns(text: str) -> int:
    return sum(2 if is_cjk(character) else 1 for character in text)


def marked(runs: Sequence[Run]) -> Iterator[str]:
    """The runs with [-removed-] and {+added+} around what changed."""
    marks = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}
    for run in runs:
        before, behind = marks[run.kind]
        inside = run.text.strip()
        if run.kind == "same" or not inside:
            yield f"{before}{run.text}{behind}"
            continue
        start = run.text.index(inside)
        yield run.text[:start] + before + inside + behind + run.text[start + len(inside) :]
