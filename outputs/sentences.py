"""Findings as plain sentences."""

from normalize.records import Finding
from outputs.text import printable


def sentence(finding: Finding) -> str:
    """One line: level, record, page and message."""
    where = [part for part in (finding.record, pages(finding)) if part]
    place = f"{', '.join(where)}: " if where else ""
    message = " ".join(finding.message.split())
    return printable(f"{finding.level}: {place}{message} [{finding.code}]")


def pages(finding: Finding) -> str:
    """The pages that the finding is about: "page 3", "pages 3, 4", or nothing."""
    numbers = list(dict.fromkeys(source.page for source in finding.sources))
    if not numbers:
        return ""
    word = "page" if len(numbers) == 1 else "pages"
    return f"{word} {', '.join(map(str, numbers))}"
