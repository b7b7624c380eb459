"""What is in the database, and what an ingest did to it, for a person at a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from outputs.change_types import CHANGE_TYPES
from outputs.store.model import (
    Counts,
    DocumentHistory,
    File,
    Ingested,
    Run,
    VersionEntry,
)
from outputs.text import counted, isolated, printable

if TYPE_CHECKING:
    from rich.console import Console


def ingested_line(source: str, result: Ingested, *, hint: bool = True) -> str:
    """One line: the source, what became of it, and what that means.

    `hint` is whether it may name an option of `ebplan ingest` that could be what is wanted.
    """
    where = f"version {result.version} of {result.symbol} ({result.language})"
    parts = {"version": _new, "file": _file, "run": _run, "placed": _placed, "nothing": _nothing}
    line = f"{source}: {parts[result.outcome](where, result)}"
    if hint:
        line += _hint(result)
    if result.issued_before is not None:
        line += f"; now dated {result.issued}, before {result.issued_before}"
    moved = result.outcome in ("version", "placed") or result.issued_before is not None
    if moved and result.next_version is not None:
        line += f"; not the latest: version {result.next_version} comes after it and was compared "
        line += "anew"
    if result.faults:
        line += f"; {counted(result.faults, 'finding')}"
    return isolated(printable(line))


def print_history(documents: list[DocumentHistory], console: "Console") -> None:
    """Print each document with its versions and what changed in them, and who read them."""
    for number, document in enumerate(documents):
        if number:
            console.print()
        name = f"{document.symbol} ({document.language}): "
        count = counted(len(document.versions), "version")
        console.print(isolated(printable(name + count)), soft_wrap=True, style="bold")
        for version in document.versions:
            console.print(isolated(printable(_version(version, document))), soft_wrap=True)
            for line in _details(version):
                console.print(isolated(printable(f"    {line}")), soft_wrap=True)


def software(run: Run) -> str:
    """What read a file: "ebplan 0.1.0, pypdfium2 5.15.2"."""
    if run.ebplan is None:
        return "plan.json (its software is not known)"
    return ", ".join(each for each in (f"ebplan {run.ebplan}", run.library) if each)


def _new(where: str, result: Ingested) -> str:
    actions = counted(result.actions, "action")
    subheadings = counted(result.subheadings, "subheading")
    if result.changes is None:
        return f"{where}, the first: {actions}, {subheadings}"
    return f"{where}: {actions}, {subheadings}; {_changed(result.changes)}"


def _hint(result: Ingested) -> str:
    if result.may_be_same and result.changes is not None:
        previous = result.changes.previous_version
        return f" (if it is that version in another format, say so with --same-as {previous})"
    if result.outcome == "file" and not result.differences and not result.latest:
        return " (if it was issued again after later ones, say when with --dated)"
    return ""


def _file(where: str, result: Ingested) -> str:
    if result.differences:
        return f"another file of {where}, {_otherwise(result)}"
    return f"another file of {where}, the same plan"


def _run(where: str, result: Ingested) -> str:
    if not result.differences:
        return f"new run, same content: {where}"
    return f"new run of {where}, {_otherwise(result)}"


def _otherwise(result: Ingested) -> str:
    records = counted(result.differences, "record")
    return f"{records} read otherwise (by software or options; not a change of the plan)"


def _placed(where: str, result: Ingested) -> str:
    return f"nothing new but its place: {where}"


def _nothing(where: str, result: Ingested) -> str:
    return f"nothing new: {where}"


def _changed(counts: Counts) -> str:
    found = {name: getattr(counts, name) for name in CHANGE_TYPES}
    shown = ", ".join(f"{number} {name}" for name, number in found.items() if number)
    line = f"{shown or 'no changes'} since version {counts.previous_version}"
    if not counts.same_software:
        line += f" (read by other software: to be sure, ingest version {counts.previous_version}"
        line += " again)"
    return line


def _version(version: VersionEntry, document: DocumentHistory) -> str:
    actions = counted(version.actions, "action")
    facts = [actions, counted(version.subheadings, "subheading")]
    if version.symbol != document.symbol:
        facts.insert(0, f"as {version.symbol}")
    when = f"dated {version.dated}" if version.dated else f"ingested {version.issued}"
    return f"  version {version.version}, {when}: {', '.join(facts)}"


def _details(version: VersionEntry) -> Iterator[str]:
    if version.changes is not None:
        yield _changed(version.changes)
    for file in version.files:
        yield f"{file.name} ({file.format}, sha256 {file.sha256[:12]})"
        for run in file.runs:
            yield f"  {_run_line(run, file)}"


def _run_line(run: Run, file: File) -> str:
    line = f"run {run.run}, {run.read_at:%Y-%m-%d %H:%M} UTC: {software(run)}, read by {run.reader}"
    if run.options:
        line += f", {', '.join(f'--{name} {value}' for name, value in run.options.items())}"
    if run.differences:
        line += f"; {counted(run.differences, 'record')} read otherwise"
    return f"{line}; current" if run.current else line
