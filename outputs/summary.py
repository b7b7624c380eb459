"""What a plan holds, for a person at a terminal: actions by theme and status, and findings."""

import errno
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from normalize.records import Finding, Plan, Record, StatusValue
from outputs.sentences import sentence
from outputs.text import counted, printable
from outputs.wrapping import for_console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table

_PLAIN_WIDTH = 100
# With less room than this, in columns, themes would be folded into a thread.
_NARROWEST_TITLE = 16
_MOST_FINDINGS = 20
_MOST_NOTES_OF_A_KIND = 3
_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def print_summary(plan: Plan, files: Sequence[Path], console: "Console") -> None:
    """Print where the files are and what is in them."""
    for line in _head(plan):
        console.print(for_console(line, console), soft_wrap=True, style="bold")
    for path in files:
        console.print(f"  {printable(str(path))}", soft_wrap=True)
    console.print(summary_table(plan, console.width))
    for line, style in _finding_lines(list(plan.all_findings())):
        console.print(for_console(line, console), soft_wrap=True, style=style)


def stderr_console() -> "Console":
    """A console on stderr: colours and the window's width on a terminal, plain text elsewhere."""
    return console(stderr=True)


def console(*, stderr: bool = False) -> "Console":
    """A console on stdout or stderr, as `stderr_console` is.

    COLUMNS, where it is set, says how wide; what is no terminal is 100 wide otherwise.
    """
    from rich.console import Console

    class PipeConsole(Console):
        """A console that leaves a closed pipe to the caller; rich would exit with 1."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    made = PipeConsole(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not made.is_terminal and not os.environ.get("COLUMNS", "").isdecimal():
        made.width = _PLAIN_WIDTH
    return made


def summary_table(plan: Plan, width: int = _PLAIN_WIDTH) -> "Table":
    """Actions by annex and theme (rows) and by status (columns), with totals.

    Where the columns would leave no room for the themes, a row's statuses stand in one column.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    statuses = _statuses(plan)
    taken = sum(len(heading) + 2 for heading in (*statuses, "total"))
    cells = _cells if width - taken >= _NARROWEST_TITLE else _few_cells
    # Narrow gaps, so that the usual statuses fit into 80 columns; what doesn't fit is folded.
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("Actions", overflow="fold")
    if cells is _cells:
        for status in statuses:
            table.add_column(status, justify="right", overflow="fold")
    table.add_column("total", justify="right", no_wrap=True)
    if cells is _few_cells:
        table.add_column("by status", ratio=1)
    for annex in dict.fromkeys(record.annex for record in plan.records):
        actions = plan.actions(annex)
        table.add_row(*cells(f"Annex {annex}", actions, statuses), style="bold")
        for title, of_theme in _by_theme(plan, actions):
            table.add_row(*cells(f" {printable(title)}", of_theme, statuses))
    table.add_section()
    table.add_row(*cells("All", plan.actions(), statuses), style="bold")
    return table


def _head(plan: Plan) -> Iterator[str]:
    document = plan.document
    facts = [counted(len(plan.actions()), "action"), counted(len(plan.subheadings()), "subheading")]
    if document.source.pages is not None:
        facts.append(counted(document.source.pages, "page"))
    facts.append(f"read by {document.reader}")
    name = f"{document.symbol} ({document.language}) from {document.source.name}"
    yield printable(f"{name}: {', '.join(facts)}")


def _statuses(plan: Plan) -> list[str]:
    """The statuses that the plan holds, in the order the model lists them."""
    found = {_status(record) for record in plan.actions()}
    return [status for status in (*get_args(StatusValue), "-") if status in found]


def _status(record: Record) -> str:
    return record.status.value if record.status else "-"


def _by_theme(plan: Plan, actions: list[Record]) -> Iterator[tuple[str, list[Record]]]:
    titles = {theme.number: theme.title for theme in plan.themes}
    if not titles and all(record.theme is None for record in actions):
        return  # A plan without themes: the annex's own row says it all.
    for number in dict.fromkeys(record.theme for record in actions):
        title = titles.get(number, "?")
        of_theme = [record for record in actions if record.theme == number]
        yield (title if number is None else f"{number}. {title}"), of_theme


def _cells(title: str, actions: list[Record], statuses: list[str]) -> list[str]:
    counts = Counter(map(_status, actions))
    return [title, *(str(counts[status] or "") for status in statuses), str(len(actions))]


def _few_cells(title: str, actions: list[Record], statuses: list[str]) -> list[str]:
    """The same in three cells: the statuses that there are in one."""
    counts = Counter(map(_status, actions))
    parts = [f"{counts[each]} {each}" for each in statuses if counts[each]]
    return [title, str(len(actions)), ", ".join(parts)]


def _finding_lines(findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """The most serious findings as sentences with their styles, after a line that counts them."""
    levels = Counter(finding.level for finding in findings)
    parts = [
        counted(levels["error"], "error"),
        counted(levels["warning"], "warning"),
        counted(levels["info"], "note"),
    ]
    yield f"Findings: {', '.join(parts)}.", ""
    ordered = sorted(findings, key=lambda finding: list(_STYLES).index(finding.level))
    shown = _few_notes_of_a_kind(ordered)[:_MOST_FINDINGS]
    for finding in shown:
        yield f"  {sentence(finding)}", _STYLES[finding.level]
    if len(ordered) > len(shown):
        yield f"  and {len(ordered) - len(shown)} more; plan.json holds them all.", ""


def _few_notes_of_a_kind(findings: list[Finding]) -> list[Finding]:
    """The findings without notes beyond the first few of one kind."""
    seen: Counter[str] = Counter()
    kept = []
    for finding in findings:
        seen[finding.code] += 1
        if finding.level != "info" or seen[finding.code] <= _MOST_NOTES_OF_A_KIND:
            kept.append(finding)
    return kept


def progress_bar(what: str) -> "Progress":
    """A bar of unknown length on stderr that leaves nothing behind; the caller starts it."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=stderr_console(), transient=True)
    progress.add_task(printable(what), total=None)
    return progress
