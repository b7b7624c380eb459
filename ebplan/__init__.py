"""Action plans published as tables, as records that can be traced to the page.

>>> import ebplan
>>> plan = ebplan.read_plan("samples/EB152_34-zh.pdf")
>>> len(plan.actions())
98
"""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import EbplanError

if TYPE_CHECKING:
    from audit.crosscheck import Crosscheck
    from audit.diff.model import PlanDiff
    from normalize.multilingual import MultilingualPlan
    from normalize.records import Plan, Record
    from outputs.store.model import Ingested

__version__ = "0.1.0"
__all__ = [
    "Crosscheck",
    "EbplanError",
    "Ingested",
    "MultilingualPlan",
    "Plan",
    "PlanDiff",
    "Record",
    "__version__",
    "align",
    "crosscheck",
    "dashboard",
    "diff",
    "ingest",
    "load_plan",
    "read_plan",
    "review",
    "write_plan",
]


def read_plan(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
    revisions: str | None = None,
    corrections: str | os.PathLike[str] | None = None,
) -> "Plan":
    """The plan in a PDF, DOCX or text file, with what `ebplan check` finds in it.

    `language` and `symbol` replace what would be told from the document; `profile` names another
    plan family than that of EB152/34, or is a TOML file that describes one; `lexicon` is a TOML
    file with the words of one more language; `reader` chooses one way to read the tables instead
    of the best there is. `revisions` is `final`, the default, or `original`: a DOCX file as it was
    before its tracked changes. `corrections` is a file that a reviewer saved from the page of
    `ebplan review`. Raises EbplanError, whose text is one line that says what is wrong and what to
    do.
    """
    from ebplan import pipeline

    return pipeline.read_plan(
        path,
        language=language,
        profile=profile,
        symbol=symbol,
        lexicon=lexicon,
        reader=reader,
        revisions=revisions,
        corrections=corrections,
    )


def load_plan(path: str | os.PathLike[str]) -> "Plan":
    """The plan in a `plan.json`, or in a document as `read_plan` gives it."""
    from ebplan import pipeline

    return pipeline.load_plan(path)


def write_plan(
    plan: "Plan",
    folder: str | os.PathLike[str],
    formats: Sequence[str] = ("json", "csv"),
    *,
    licence: str | None = None,
) -> "list[Path]":
    """Write a plan into a folder, whole or not at all, as `ebplan extract` does; the files.

    `formats` are names such as json, csv, xlsx, parquet, sqlite, or all; `licence` is that of the
    texts: an SPDX name or an address. Raises EbplanError.
    """
    from ebplan import pipeline

    return pipeline.write_plan(plan, folder, formats, licence=licence)


def crosscheck(
    path: str | os.PathLike[str],
    *,
    readers: Sequence[str] | None = None,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
) -> "Crosscheck":
    """The plan in a PDF as independent readers see it, each held against the best of them.

    `readers` are some of tags, rules, pdfplumber and camelot, all unless named; the last two need
    the extra `ebplan[crosscheck]`. Raises EbplanError where fewer than two can read it.
    """
    from ebplan import crosschecking

    return crosschecking.crosscheck(
        path,
        readers=readers,
        language=language,
        profile=profile,
        symbol=symbol,
        lexicon=lexicon,
    )


def align(paths: Sequence[str | os.PathLike[str]]) -> "MultilingualPlan":
    """The plans of one document in several languages as one, with what they do not agree on.

    Each path is a `plan.json` or a document, as `load_plan` takes them; of readings that equally
    many languages have, that of the first is held. Raises EbplanError where they are not of one
    document or two are in one language.
    """
    from ebplan import comparing

    return comparing.align(paths)


def diff(
    old: str | os.PathLike[str], new: str | os.PathLike[str], *, exact: bool = False
) -> "PlanDiff":
    """What changed from an old version of a plan to a new one, both in one language.

    Each path is a `plan.json` or a document, as `load_plan` takes them. Unless `exact`, differences
    in spacing, in the width of punctuation and in how the same value is worded are none. Raises
    EbplanError where a plan can't be read or the two are in different languages.
    """
    from ebplan import comparing

    return comparing.diff(old, new, exact=exact)


def dashboard(paths: Sequence[str | os.PathLike[str]]) -> bytes:
    """A page with figures, charts and all actions of the plans: one HTML file, in UTF-8.

    Each path is a `plan.json` or a document, as `load_plan` takes them: languages of one version,
    versions of one document, or both; the oldest version first. Raises EbplanError where one can't
    be read or which is a version of which can't be told.
    """
    from ebplan import comparing

    return comparing.dashboard(paths)


def review(
    path: str | os.PathLike[str],
    *,
    readers: Sequence[str] | None = None,
    corrections: str | os.PathLike[str] | None = None,
    scale: float = 2.0,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
    revisions: str | None = None,
) -> bytes:
    """A page on which a person reviews what was read of a document: one HTML file, in UTF-8.

    `readers` are others that the plan is compared with, tags and rules of a PDF unless named, none
    where empty; `corrections` are decisions to go on with; `scale` is the pixels for each point of
    a page. The others are as for `read_plan`. Raises EbplanError.
    """
    from ebplan import reviewing

    return reviewing.review(
        path,
        readers=readers,
        corrections=corrections,
        scale=scale,
        language=language,
        profile=profile,
        symbol=symbol,
        lexicon=lexicon,
        reader=reader,
        revisions=revisions,
    )


def ingest(
    path: str | os.PathLike[str],
    database: str | os.PathLike[str],
    *,
    dated: date | None = None,
    version_of: str | None = None,
    same_as: int | None = None,
    not_same: bool = False,
    language: str | None = None,
    profile: str | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
    revisions: str | None = None,
) -> "Ingested":
    """Add the version that a document or a `plan.json` holds to a database; what that did.

    `database` is a file for SQLite or a URL for PostgreSQL, made where it is missing. `dated` is
    when the version was issued, `version_of` the symbol of the document it belongs to where its
    own is another, `same_as` the number of a version that the file holds in another format
    and `not_same` takes that back; the other options are those of `read_plan`. A
    file that this software has read with these options is not read again. Raises EbplanError, and
    then nothing was changed.
    """
    from ebplan import ingestion

    return ingestion.ingest(
        path,
        database,
        dated=dated,
        version_of=version_of,
        same_as=same_as,
        not_same=not_same,
        language=language,
        profile=profile,
        symbol=symbol,
        lexicon=lexicon,
        reader=reader,
        revisions=revisions,
    )


def __getattr__(name: str) -> Any:
    # The records bring pydantic along, which `ebplan --help` does not need.
    if name in ("Plan", "Record"):
        from normalize import records

        return getattr(records, name)
    if name == "MultilingualPlan":
        from normalize.multilingual import MultilingualPlan

        return MultilingualPlan
    if name == "Crosscheck":
        from audit.crosscheck import Crosscheck

        return Crosscheck
    if name == "Ingested":
        from outputs.store.model import Ingested

        return Ingested
    if name == "PlanDiff":
        from audit.diff.model import PlanDiff

        return PlanDiff
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
