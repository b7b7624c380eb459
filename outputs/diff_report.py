"""What changed between two versions, for a person at a terminal: first how much, then what.

Changed words stand in colours on a terminal that has them, elsewhere as [-removed-] and {+added+}.
"""

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from audit.diff.model import Change, ChangeType, FieldChange, PlanDiff, Version
from outputs.change_types import CHANGE_TYPES, MEANINGS, TITLES
from outputs.diff_numbers import NumberRun, number_runs
from outputs.diff_text import Kind, Run, cut, marked, on_one_line, text_runs
from outputs.diff_values import value_words
from outputs.diff_view import became, confidence_of, contents_of
from outputs.sentences import pages_of
from outputs.text import counted, has_right_to_left, isolated, printable, thousands_joined
from outputs.wrapping import line_starts

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

MOST_CHANGES = 50
_STYLES = {"removed": "red strike", "added": "green underline", "same": ""}
_PLAIN_WIDTH = 100
# How much of a text is shown to tell which record it is, in columns.
_LABEL_WIDTH = 60
# The Unicode isolate whose direction is that of its first letter, and its end.
_FIRST_STRONG, _END = "\u2068", "\u2069"
_INDENT, _FIELD_INDENT, _HANG = 2, 6, 4


def print_diff(diff: PlanDiff, console: "Console", *, most: int | None = MOST_CHANGES) -> None:
    """Print how much changed, then the changes by type: `most` of each, long texts in extract.

    With None, every change, with its texts whole.
    """
    printer = _Printer(console, whole=most is None)
    printer.say(verdict(diff), style="bold")
    for line in _head(diff):
        printer.say(line, indent=_INDENT)
    for type_, title in TITLES.items():
        changes = [change for change in diff.changes if change.type == type_]
        if changes:
            heading = f"{title}: {MEANINGS[type_]} ({len(changes)})"
            console.print()
            printer.say(heading, style="bold")
            printer.print_all(type_, changes, most)


def plain_text(diff: PlanDiff) -> str:
    """All of it without colours, every change in whole lines."""
    from rich.console import Console

    file = io.StringIO()
    console = Console(
        file=file,
        width=_PLAIN_WIDTH,
        color_system=None,
        force_terminal=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    print_diff(diff, console, most=None)
    return file.getvalue()


def verdict(diff: PlanDiff) -> str:
    """One line: which plans, and how many records changed."""
    old, new = diff.old, diff.new
    result = counted(len(diff.changes), "change") if diff.changes else "no changes"
    return isolated(printable(f"{became(old.symbol, new.symbol)} ({new.language}): {result}"))


def _head(diff: PlanDiff) -> Iterator[str]:
    for name, version in (("old", diff.old), ("new", diff.new)):
        yield isolated(printable(f"{name}: {_version(version)}"))
    if diff.old.profile != diff.new.profile:
        yield printable(f"plan families: {diff.old.profile} → {diff.new.profile}")
    counts = {name: getattr(diff.summary, name) for name in (*CHANGE_TYPES, "unchanged")}
    yield _listed(counts)
    if diff.summary.fields:
        yield isolated(printable(f"fields: {_listed(diff.summary.fields)}"))


def _version(version: Version) -> str:
    return f"{version.symbol} from {version.name}, {contents_of(version)}"


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count)


class _Printer:
    """Prints changes: wrapped on a terminal, in whole lines elsewhere."""

    def __init__(self, console: "Console", *, whole: bool) -> None:
        self._console = console
        self._whole = whole
        self._colours = console.color_system is not None and not console.no_color

    def print_all(self, type_: ChangeType, changes: Sequence[Change], most: int | None) -> None:
        """The changes of one type, no more than so many; renumbered ones in runs."""
        if type_ == "renumbered":
            runs = number_runs(changes)
            for run in runs[:most]:
                self._run(run)
            left = 0 if most is None else len(runs) - most
        else:
            for change in changes[:most]:
                self._change(change)
            left = 0 if most is None else len(changes) - most
        if left > 0:
            self.say(f"and {left} more; --all shows them.", indent=_INDENT)

    def say(self, line: str, *, indent: int = 0, style: str = "") -> None:
        """A line that is no change, after so many spaces."""
        self._line(indent, line, (), style)

    def _change(self, change: Change) -> None:
        ids = became(change.old or "", change.new or "")
        label = _isolated([Run("same", self._label(change))])
        self._line(_INDENT, f"{ids}{_about(change)}: ", label)
        for field in change.fields:
            self._line(_FIELD_INDENT, isolated(printable(f"{field.field}: ")), self._runs(field))

    def _run(self, run: NumberRun) -> None:
        if len(run.changes) == 1:
            self._change(run.changes[0])
            return
        what = counted(len(run.changes), run.changes[0].kind)
        about = _bracketed(_sure(run))
        self._line(_INDENT, f"{run.old} → {run.new}{about}: ", [Run("same", what)])

    def _label(self, change: Change) -> str:
        line = on_one_line(change.label)
        # One that is in one version only has no other text here.
        both = change.old is not None and change.new is not None
        return cut(line, _LABEL_WIDTH) if both and not self._whole else line

    def _runs(self, field: FieldChange) -> list[Run]:
        if field.parts is not None:
            return _isolated(text_runs(field.parts, whole=self._whole))
        old, new = map(on_one_line, value_words(field))
        if not self._whole:
            old, new = cut(old, _LABEL_WIDTH), cut(new, _LABEL_WIDTH)
        # Each by itself: the arrow's way is that of the line, not of the words.
        kinds: tuple[Kind, Kind] = ("removed", "added") if self._colours else ("same", "same")
        sides = [_isolated([Run(*each)]) for each in zip(kinds, (old, new), strict=True)]
        return [*sides[0], Run("same", " → "), *sides[1]]

    def _line(self, indent: int, head: str, runs: Sequence[Run], style: str = "") -> None:
        """A line that begins with that head, after so many spaces."""
        line = self._text([Run("same", head), *runs])
        line.stylize(style)
        if not self._console.is_terminal:
            self._console.print(" " * indent, line, sep="", soft_wrap=True)
            return
        # What goes on in the next line stands further in.
        width = max(20, self._console.width - indent - _HANG)
        parts = line.divide(line_starts(line.plain, width, first=-_HANG))
        for index, part in enumerate(parts):
            part.rstrip()
            margin = indent + (_HANG if index else 0)
            self._console.print(" " * margin, _closed(part), sep="", soft_wrap=True)

    def _text(self, runs: Sequence[Run]) -> "Text":
        from rich.text import Text

        if not self._colours:
            return Text("".join(marked(runs)))
        return Text.assemble(*((run.text, _STYLES[run.kind]) for run in runs))


def _isolated(runs: Sequence[Run]) -> list[Run]:
    """The runs as they can be printed; words from right to left apart from what is around them."""
    found = [run._replace(text=printable(run.text)) for run in runs]
    if not any(has_right_to_left(run.text) for run in found):
        return found
    found = [run._replace(text=thousands_joined(run.text)) for run in found]
    return [Run("same", _FIRST_STRONG), *found, Run("same", _END)]


def _closed(line: "Text") -> "Text":
    """The line with an end to each text that is set apart: terminals order each line alone."""
    from rich.text import Text

    begun, ended = line.plain.count(_FIRST_STRONG), line.plain.count(_END)
    if not begun and not ended and has_right_to_left(line.plain):
        return Text(_FIRST_STRONG) + line + Text(_END)
    return Text(_FIRST_STRONG * (ended - begun)) + line + Text(_END * (begun - ended))


def _about(change: Change) -> str:
    """Its pages and how sure the pair is, in brackets."""
    pages = became(pages_of(change.old_sources), pages_of(change.new_sources))
    return _bracketed(pages, _sure(change))


def _sure(change: Change | NumberRun) -> str:
    confidence = confidence_of(change)
    return f"confidence {confidence}" if confidence else ""


def _bracketed(*parts: str) -> str:
    about = "; ".join(filter(None, parts))
    return f" ({about})" if about else ""
