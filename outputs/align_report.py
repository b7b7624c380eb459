"""Where the languages of a plan agree and where they don't, for a person at a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from audit.align.facts import by_value, recognised, shown
from normalize.multilingual import (
    Disagreement,
    Edition,
    LanguageFinding,
    MultilingualPlan,
    MultilingualRecord,
)
from outputs.text import counted, isolated, printable
from outputs.wrapping import for_console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

MOST_FINDINGS = 50
_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
# Findings that the table of readings shows.
_IN_TABLE = ("fact_differs", "theme_differs")
_PRINTED_WIDTH = 20


def print_alignment(
    plan: MultilingualPlan, console: "Console", *, most: int | None = MOST_FINDINGS
) -> None:
    """Print the languages, the facts they differ in, and other findings: `most` of each kind."""
    console.print(_verdict(plan), soft_wrap=True, style="bold")
    console.print(language_table(plan))
    differing = [
        (record, each)
        for record in plan.records
        for each in record.disagreements
        if each.field != "number"
    ]
    if differing:
        console.print(reading_table(differing[:most]))
        _print_more(console, len(differing), most)
    others = [found for found in plan.all_findings() if found.code not in _IN_TABLE]
    others.sort(key=lambda found: list(_STYLES).index(found.level))
    for found in others[:most]:
        line = for_console(sentence(found), console)
        console.print(line, soft_wrap=True, style=_STYLES[found.level])
    _print_more(console, len(others), most)


def language_table(plan: MultilingualPlan) -> "Table":
    """A line for each language: what it has, and how much of it is as in the others."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    unknown = any(edition.not_compared for edition in plan.document.editions)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("language")
    table.add_column("file", overflow="fold")
    for name in ("records", "actions", "facts", "agree"):
        table.add_column(name, justify="right")
    if unknown:
        table.add_column("unknown", justify="right")
    for edition in plan.document.editions:
        table.add_row(*_cells(edition), *([str(edition.not_compared or "")] if unknown else []))
    return table


def reading_table(differing: list[tuple[MultilingualRecord, Disagreement]]) -> "Table":
    """For each fact that differs, a line for each reading with the languages that have it."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in ("record", "fact", "languages", "reading", "page", "as printed"):
        table.add_column(name, overflow="fold", no_wrap=name in ("record", "fact", "as printed"))
    for record, each in differing:
        known = {name: value for name, value in each.readings.items() if recognised(value)}
        for index, (value, languages) in enumerate(by_value(known)):
            table.add_row(
                *((record.id, printable(each.field)) if not index else ("", "")),
                ", ".join(languages),
                printable(shown(value)),
                _pages(record, languages[0]),
                _printed(record, languages[0], each.field),
                style=None if value == each.value else "bold",
            )
    return table


def sentence(found: LanguageFinding) -> str:
    """One line: level, record, pages by language, and message."""
    pages = "; ".join(_page_words(found))
    where = ", ".join(part for part in (found.record, pages) if part)
    place = f"{where}: " if where else ""
    message = " ".join(found.message.split())
    return isolated(printable(f"{found.level}: {place}{message} [{found.code}]"))


def _verdict(plan: MultilingualPlan) -> str:
    document = plan.document
    faults = sum(found.level != "info" for found in plan.all_findings())
    verdict = f"{counted(faults, 'finding')}" if faults else "they agree on every fact"
    return printable(f"{document.symbol} in {', '.join(document.languages)}: {verdict}")


def _cells(edition: Edition) -> list[str]:
    # Rounded down, so that 100 % means all.
    percent = edition.agreeing * 10_000 // edition.facts / 100 if edition.facts else 0.0
    return [
        edition.language,
        isolated(printable(edition.source.name)),
        str(edition.records),
        str(edition.actions),
        str(edition.facts),
        f"{percent:.2f} %",
    ]


def _page_words(found: LanguageFinding) -> Iterator[str]:
    """The pages of the languages that the finding is about, or of one that has the record."""
    about = [name for name in found.languages if name in found.sources]
    for language in about or list(found.sources)[:1]:
        pages = dict.fromkeys(str(source.page) for source in found.sources[language])
        yield f"{language} page {', '.join(pages)}"


def _pages(record: MultilingualRecord, language: str) -> str:
    return ", ".join(dict.fromkeys(str(each.page) for each in record.sources[language]))


def _printed(record: MultilingualRecord, language: str, field: str) -> str:
    """The cell that the value was read from, on one line, cut where it is long."""
    texts = record.texts[language]
    name, _, period = field.partition(".")
    timeline = texts.timeline or {}
    text = timeline.get(period) if name == "timeline" else getattr(texts, name, None)
    return isolated(f'"{_cut(printable(" ".join(text.split())))}"') if text else ""


def _cut(text: str) -> str:
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= _PRINTED_WIDTH - 2:
        return text
    return f"{set_cell_size(text, _PRINTED_WIDTH - 3).rstrip()}…"


def _print_more(console: "Console", number: int, most: int | None) -> None:
    if most is not None and number > most:
        console.print(f"and {number - most} more; --all shows them.")
