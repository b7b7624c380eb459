"""A document through several readers: which can read it, and what each makes of it."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from audit.crosscheck import Crosscheck, compare_readings
from ebplan.overrides import Overrides
from extract import COMPARED, READERS, read_document
from extract.document import Format
from extract.errors import (
    ComparisonError,
    EbplanError,
    MissingLibraryError,
    UnsupportedFormatError,
)
from extract.limits import Limits
from extract.source import check_path, detect_format
from normalize.records import Plan


def crosscheck(
    path: str | os.PathLike[str],
    *,
    readers: Sequence[str] | None = None,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
) -> Crosscheck:
    """The document's plan as each of the readers has it, held against that of the best of them.

    `readers` are all that know the format unless some are named; the better evidence is always
    the reference. Raises EbplanError where fewer than two can read it.
    """
    path = Path(path)
    names = _readers_for(path, readers)
    overrides = Overrides.given(language=language, profile=profile, symbol=symbol, lexicon=lexicon)
    plans: dict[str, Plan | str] = {}
    errors: list[EbplanError] = []
    for name in names:
        try:
            plans[name] = overrides.plan(read_document(path, reader=name), path)
        except EbplanError as error:
            # What to do instead is to look at the other readers, but for what can be installed.
            install = isinstance(error, MissingLibraryError)
            plans[name] = f"{error.what}; {error.remedy}" if install else error.what
            errors.append(error)
    if len(errors) == len(names):
        raise _telling(errors)
    if len(errors) + 1 == len(names):
        raise _alone(path, plans)
    return compare_readings(plans)


def _readers_for(path: Path, names: Sequence[str] | None) -> list[str]:
    """The readers that are to be compared, best evidence first; raises EbplanError."""
    file_format = check_readers(path, names or ())
    known = READERS[file_format]
    if len(known) < 2:
        raise ComparisonError(
            f"a {file_format} file has one reader ({known[0]}), so there is nothing to compare",
            where=path.name,
            remedy="name a PDF of it",
        )
    wanted = COMPARED if names is None else names
    chosen = [name for name in known if name in wanted]
    if len(chosen) < 2:
        raise ComparisonError(
            "a comparison takes two readers or more",
            where=path.name,
            remedy=f"name several of {', '.join(known)}",
        )
    return chosen


def check_readers(path: Path, names: Sequence[str]) -> Format:
    """The format of the file; raises EbplanError where one of the readers doesn't know it."""
    check_path(path, Limits())
    file_format = detect_format(path)
    known = READERS[file_format]
    for name in names:
        if name not in known:
            raise UnsupportedFormatError(
                f"reader '{name}' can't read a {file_format} file",
                where=path.name,
                remedy=f"choose from {', '.join(known)}",
            )
    return file_format


def _telling(errors: Sequence[EbplanError]) -> EbplanError:
    """The error that says most of the document: not what one reader alone lacks."""
    ours = (UnsupportedFormatError, MissingLibraryError)
    return next((error for error in errors if not isinstance(error, ours)), errors[0])


def _alone(path: Path, plans: Mapping[str, Plan | str]) -> ComparisonError:
    reasons = "; ".join(f"{name}: {plan}" for name, plan in plans.items() if isinstance(plan, str))
    [only] = (name for name, plan in plans.items() if isinstance(plan, Plan))
    return ComparisonError(
        f"only {only} could read it, so there is nothing to compare ({reasons})", where=path.name
    )
