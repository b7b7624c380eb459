"""Lines for a person at a terminal: what independent readers made of one document."""

from collections.abc import Iterator
from itertools import takewhile

from audit.crosscheck import Crosscheck, Disagreement, Reading, Unmatched, Value
from normalize.records import Source
from outputs.text import counted, printable

MOST_LINES = 50
_BEFORE, _WIDTH = 10, 48


def crosscheck_lines(result: Crosscheck, *, most: int | None = MOST_LINES) -> Iterator[str]:
    """A table of shares, then a line for each difference: `most` of them, all for None."""
    verdict = "agree" if result.agree else "disagree"
    able = sum(reading.reason is None for reading in result.readings)
    yield printable(f"{result.source}: {able} readers {verdict}; reference: {result.reference}")
    width = max(len(reading.reader) for reading in result.readings)
    yield from (f"  {reading.reader:{width}}  {_share(reading)}" for reading in result.readings)
    lines = [line for reading in result.readings for line in _differences(reading, result)]
    yield from lines[:most]
    if most is not None and len(lines) > most:
        yield f"and {len(lines) - most} more; --all shows them."


def _share(reading: Reading) -> str:
    if reading.share is None:
        return printable(f"can't read it: {reading.reason}")
    # Rounded down, so that 100 % means all.
    percent = reading.agreeing * 10_000 // reading.fields / 100
    parts = [
        f"{percent:6.2f} % of {counted(reading.fields, 'field')}",
        counted(reading.records, "record"),
    ]
    if reading.missing:
        parts.append(f"{len(reading.missing)} missing")
    if reading.extra:
        parts.append(f"{len(reading.extra)} extra")
    return ", ".join(parts)


def _differences(reading: Reading, result: Crosscheck) -> Iterator[str]:
    for lone in reading.missing:
        yield _lone(lone, f"{result.reference} has it, {reading.reader} does not")
    for lone in reading.extra:
        yield _lone(lone, f"{reading.reader} has it, {result.reference} does not")
    for each in reading.disagreements:
        expected, found = _excerpts(each)
        where = f"{each.record or 'plan'}{_pages(each.sources)}: {each.field}"
        yield printable(f"{where}: {result.reference} {expected}, {reading.reader} {found}")


def _lone(lone: Unmatched, what: str) -> str:
    return printable(f"{lone.record}{_pages(lone.sources)}: {what}")


def _pages(sources: list[Source]) -> str:
    """The first page and the box on it, and how many more places there are."""
    if not sources:
        return ""
    first, *others = sources
    box = " ".join(f"{edge:.0f}" for edge in first.box)
    more = f" and {counted(len(others), 'more place')}" if others else ""
    return f", page {first.page} [{box}]{more}"


def _excerpts(each: Disagreement) -> tuple[str, str]:
    """Both readings, long texts cut to what stands around the first difference."""
    one, other = _shown(each.reference), _shown(each.reading)
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    return _cut(one, same), _cut(other, same)


def _cut(text: str, at: int) -> str:
    if len(text) <= _WIDTH:
        return text
    start = max(min(at - _BEFORE, len(text) - _WIDTH), 0)
    end = start + _WIDTH
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _shown(value: Value) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
