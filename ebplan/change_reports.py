"""What changed from version to version, as files beside the database."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from audit.diff import diff_plans
from extract.errors import OutputError
from outputs.comparison import Comparison
from outputs.diff_formats import DIFF_FORMATS
from outputs.one_file import write_file
from outputs.store.database import Database
from outputs.store.model import Ingested

FORMS = {"html": ".html", "markdown": ".md", "json": ".json"}
"""Each form that is written, with the ending of its file."""


_NAME = re.compile(r"changes-(0|[1-9][0-9]*)-to-(0|[1-9][0-9]*)\.(?:html|md|json)")


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports that were new, and those that were removed."""

    written: tuple[Path, ...]
    removed: tuple[Path, ...]


def write_change_reports(database: str, folder: Path, result: Ingested) -> Reports:
    """Write the reports that an ingest asks for, each file whole or not at all.

    A version is reported against the one before it, once: what is there is left, so a report that
    could not be written, or was deleted, is made the next time its file is seen. Where the records
    of a version come from another run now, its reports are made anew and count as none: the plan
    has not changed. Once they are there, those that compare one of the versions with another than
    its neighbour are removed. Raises OutputError, DatabaseError.
    """
    store = Database(database)
    written: list[Path] = []
    removed: list[Path] = []
    for old, new in _pairs(result):
        paths = {form: folder / f"{report_name(old, new)}{end}" for form, end in FORMS.items()}
        missing = [form for form, path in paths.items() if not path.exists()]
        wanted = missing if result.outcome in ("version", "nothing") else list(FORMS)
        if wanted:
            before, after = store.plan(version=old), store.plan(version=new)
            comparison = Comparison(diff_plans(before, after), before, after)
            for form in wanted:
                content = DIFF_FORMATS[form](comparison)
                data = content.encode("utf-8") if isinstance(content, str) else content
                write_file(paths[form], data)
        written += [paths[form] for form in missing]
        removed += _without_stale(folder, old, new)
    return Reports(tuple(written), tuple(removed))


def _without_stale(folder: Path, old: int, new: int) -> Iterator[Path]:
    """Remove the reports from the old version to another, or from another to the new one; those.

    A version's number is its own in the database, and it has one before it and one behind it.
    """
    try:
        for name in sorted(os.listdir(folder)):
            named = _NAME.fullmatch(name)
            if named and (int(named[1]) == old) != (int(named[2]) == new):
                with suppress(FileNotFoundError):  # Another watch removed it.
                    (folder / name).unlink()
                    yield folder / name
    except OSError as error:
        raise OutputError(
            f"reports of versions that are no longer neighbours can't be removed "
            f"({(error.strerror or str(error)).lower()})",
            where=str(folder),
        ) from None


def report_name(old: int, new: int) -> str:
    """The name of a report without its ending, from the versions' numbers in the database.

    Nothing of it is the document's own, which may be anything.
    """
    return f"changes-{old}-to-{new}"


def _pairs(result: Ingested) -> list[tuple[int, int]]:
    """The versions that are to be compared: this one with the one before, the next with this.

    The next one only where this one is new before it; else it is reported when its file is seen.
    """
    pairs = []
    if result.changes is not None:
        pairs.append((result.changes.previous_version, result.version))
    if result.outcome != "nothing" and result.next_version is not None:
        pairs.append((result.version, result.next_version))
    return pairs
