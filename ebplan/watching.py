"""One look at a folder: documents that the database does not know yet go into it."""

import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

from ebplan.change_reports import write_change_reports
from ebplan.ingestion import ingest
from extract.errors import DatabaseError, EbplanError, OutputError, SourceError
from outputs.store.model import Ingested

ENDINGS = (".pdf", ".docx", ".docm", ".dotx", ".dotm", ".txt")
"""Names of documents end so; downloads and office programs give others to unfinished files."""

# Lock and temporary files of office programs ("~$plan.docx"), and hidden ones (".plan.docx.x3F").
_UNFINISHED = (".", "~")

State = Literal["read", "unfinished", "trouble"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one file.

    read: `result` says what the database has of it now, `reports` which were written, `removed`
    which compared versions that are no longer neighbours. unfinished:
    it was changed moments ago and is left for the next look. trouble: `error` says what.
    """

    path: Path
    state: State
    result: Ingested | None = None
    reports: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    error: EbplanError | None = None

    @property
    def is_news(self) -> bool:
        """Whether the database has something of the plan that it had not, or a report is new.

        A report that is gone is news too.
        """
        if self.reports or self.removed:
            return True
        result = self.result
        if result is None or result.outcome == "nothing":
            return False
        return result.outcome != "run" or result.differences > 0


@dataclass(frozen=True, slots=True)
class Watch:
    """Where to look, what to leave alone, and where what is found goes."""

    folder: Path
    database: str
    reports: Path
    recursive: bool = False
    ignore: tuple[str, ...] = ()
    settle: float = 0.0
    """How many seconds a file must have been left unchanged; of one younger, more may come."""


def look(
    watch: Watch, *, version_of: str | None = None, options: Mapping[str, Any] | None = None
) -> Iterator[Seen]:
    """What becomes of each document in the folder, in the order of their names.

    What is known is told by contents, from the database; so names and times mean nothing. Raises
    SourceError where the folder can't be listed. One file's trouble does not keep the others; that
    of a database which refuses two files for the same reason ends the look, and is told once.
    """
    refused = ""
    for path in documents(watch.folder, recursive=watch.recursive, ignore=watch.ignore):
        try:
            if _is_unfinished(path, watch.settle):
                yield Seen(path, "unfinished")
                continue
        except OSError as error:
            # What is no link was there when the folder was listed, and is gone.
            if path.is_symlink():
                yield Seen(path, "trouble", error=_leads_nowhere(path, error))
            continue
        seen = _read(path, watch, version_of, options or {})
        if seen.error is not None and not path.exists():
            continue
        if isinstance(seen.error, DatabaseError):
            if refused == str(seen.error):
                return  # The database refuses whatever comes.
            refused = str(seen.error)
        yield seen


def documents(folder: Path, *, recursive: bool = False, ignore: Sequence[str] = ()) -> list[Path]:
    """The documents in a folder, by name, figures in names by size: "plan 9", "plan 10".

    Links to files are followed, links to folders are not; one that leads nowhere is listed. Raises
    SourceError.
    """
    found = []
    for path in _files(folder, folder, recursive):
        name = path.relative_to(folder).as_posix()
        ignored = any(
            fnmatchcase(each, pattern) for each in (name, path.name) for pattern in ignore
        )
        if path.suffix.lower() in ENDINGS and not ignored:
            found.append(path)
    return sorted(found, key=lambda path: (_order(str(path.relative_to(folder))), str(path)))


def _files(folder: Path, top: Path, recursive: bool) -> Iterator[Path]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        if folder != top and isinstance(error, FileNotFoundError):
            return
        what = "no such folder" if isinstance(error, FileNotFoundError) else "can't be listed"
        if isinstance(error, NotADirectoryError):
            what = "is not a folder"
        elif what == "can't be listed":
            what += f" ({(error.strerror or str(error)).lower()})"
        raise SourceError(
            what, where=str(folder), remedy="name the folder that documents come to"
        ) from None
    for entry in entries:
        if entry.name.startswith(_UNFINISHED):
            continue
        if entry.is_dir(follow_symlinks=False):
            if recursive:
                yield from _files(folder / entry.name, top, recursive)
        elif _is_file(entry):
            yield folder / entry.name


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a regular file, or leads to one or nowhere: no pipe, which would never end."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:  # Links that lead in a circle, or to where nothing may be seen.
        return entry.is_symlink()


def _order(name: str) -> list[tuple[int, str]]:
    parts = re.split(r"([0-9]+)", name.casefold())
    return [
        (int(part[:18]), "") if part[:1].isdigit() and part.isascii() else (0, part)
        for part in parts
    ]


def _is_unfinished(path: Path, settle: float) -> bool:
    """Whether the file was changed less than so many seconds ago.

    A time to come, from a clock that is wrong, is none that says so.
    """
    return 0 <= time.time() - path.stat().st_mtime < settle


def _leads_nowhere(path: Path, error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        what = "is a link to a file that is not there"
    else:
        what = f"is a link that can't be followed ({(error.strerror or str(error)).lower()})"
    return SourceError(what, where=str(path), remedy="mend the link, or take it away")


def _read(path: Path, watch: Watch, version_of: str | None, options: Mapping[str, Any]) -> Seen:
    result = None
    try:
        result = ingest(path, watch.database, version_of=version_of, **options)
        reports = write_change_reports(watch.database, watch.reports, result)
    except (EbplanError, OSError) as error:
        if isinstance(error, OSError):
            reason = (error.strerror or str(error)).lower()
            error = SourceError(f"can't be read ({reason})", where=str(path))
        elif isinstance(error, OutputError):
            error.remedy = "the version is in the database; the next look tries again"
        return Seen(path, "trouble", result, error=error)
    return Seen(path, "read", result, reports.written, reports.removed)
