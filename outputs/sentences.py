"""Findings as plain sentences, and where something stands."""

from collections.abc import Iterable

from normalize.records import Finding, Source
from outputs.text import printable


def sentence(finding: Finding) -> str:
    """One line: level, record, page and message."""
    where = [part for part in (finding.record, pages_of(finding.sources)) if part]
    place = f"{', '.join(where)}: " if where else ""
    message = " ".join(finding.message.split())
    return printable(f"{finding.level}: {place}{message} [{finding.code}]")


def pages_of(sources: Iterable[Source]) -> str:
    """The pages in words: "page 3", "pages 3, 4", or nothing."""
    numbers = list(dict.fromkeys(source.page for source in sources))
    if not numbers:
        return ""
    word = "page" if len(numbers) == 1 else "pages"
    return f"{word} {', '.join(map(str, numbers))}"
