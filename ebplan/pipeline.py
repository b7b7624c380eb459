"""The one place where the stages meet: a file becomes tables, a plan, and findings."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from audit.check import check_plan
from audit.corrections import Corrections, accept_findings, check_document, correct_fields
from ebplan.corrections_file import read_corrections_file
from ebplan.overrides import Overrides
from ebplan.plan_file import is_plan_file, read_plan_file
from extract import read_document
from extract.document import Document
from extract.errors import NoPlanError, OutputError, UnsupportedFormatError
from normalize.records import Finding, Plan, Record
from outputs.contents import licence_from
from outputs.drawing import LAYERS, Drawing, draw
from outputs.format_names import format_names
from outputs.formats import DEFAULT_FORMATS, FORMATS, render
from outputs.writer import write_files


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
) -> Plan:
    """The plan in a document, with the findings of the audit in it; raises EbplanError.

    `corrections` is a file of a reviewer's decisions, which are applied where they fit.
    """
    path = Path(path)
    decided = None if corrections is None else read_corrections_file(Path(corrections))
    overrides = Overrides.given(language=language, profile=profile, symbol=symbol, lexicon=lexicon)
    document = read_document(path, reader=reader, revisions=revisions)
    try:
        plan = overrides.plan(document, path)
    except NoPlanError as error:
        _tell_of_text(error, path, document)
        raise
    if decided is not None:
        check_document(decided, plan, where=Path(corrections or "").name)
        return corrected(plan, decided)
    return with_findings(plan, check_plan(plan))


def corrected(plan: Plan, corrections: Corrections) -> Plan:
    """The plan with a reviewer's decisions applied, and with the findings of the audit on it."""
    before = with_findings(plan, check_plan(plan))
    applied = correct_fields(corrections, plan)
    checked = with_findings(applied.plan, [*applied.findings, *check_plan(applied.plan)])
    return accept_findings(corrections, checked, list(before.all_findings()))


def _tell_of_text(error: NoPlanError, path: Path, document: Document) -> None:
    """Say in the error that the file was read as text, where that may be why it holds no plan."""
    if document.format != "text" or error.where != path.name:
        return
    suffix = path.suffix.upper().removeprefix(".")
    named_otherwise = suffix in ("PDF", "DOCX")
    if named_otherwise:
        error.what = f"is text and not {suffix}, and {error.what}"
    if not document.tables:
        error.remedy = (
            "a text source has a line for each table row, with tabs between the cells, and no "
            "line of this one has a tab"
        )
    elif named_otherwise:
        error.remedy = f"fetch the document again where it should be {suffix}; {error.remedy}"


def write_plan(
    plan: Plan,
    folder: str | os.PathLike[str],
    formats: Sequence[str] = DEFAULT_FORMATS,
    *,
    licence: str | None = None,
) -> list[Path]:
    """Write the files of the formats into the folder; their paths. Raises EbplanError."""
    named = None if licence is None else licence_from(licence)
    if licence is not None and named is None:
        raise OutputError(
            f"{licence!r} is no licence", remedy="give its SPDX name or the address of its words"
        )
    return write_files(Path(folder), render(plan, format_names(formats, FORMATS), named))


def load_plan(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
    revisions: str | None = None,
) -> Plan:
    """The plan in a `plan.json`, or in a document; with the findings of the audit in it.

    Which of the two is told by content. The options are for documents only. Raises EbplanError.
    """
    path = Path(path)
    if is_plan_file(path):
        plan = read_plan_file(path)
        return with_findings(plan, check_plan(plan))
    return read_plan(
        path,
        language=language,
        profile=profile,
        symbol=symbol,
        lexicon=lexicon,
        reader=reader,
        revisions=revisions,
    )


def draw_pages(
    path: str | os.PathLike[str],
    pages: Sequence[int],
    *,
    layers: Iterable[str] = LAYERS,
    scale: float = 2.0,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
) -> Iterator[Drawing]:
    """Those pages of a PDF (from 1), one by one, with what was read drawn over them.

    `layers` are of `outputs.drawing.LAYERS`; a document without a plan has no records to draw.
    `scale` is the pixels for each point. `outputs.svg` and `outputs.raster` write the drawings.
    Raises EbplanError.
    """
    path = Path(path)
    overrides = Overrides.given(language=language, profile=profile, symbol=symbol, lexicon=lexicon)
    document = read_document(path, reader=reader)
    if document.page_count is None:
        raise UnsupportedFormatError(
            f"a {document.format} file has no pages to draw",
            where=path.name,
            remedy="name a PDF",
        )
    # Brought along only here: other formats do without PDFium.
    from extract.pdf.picture import check_page, page_pictures

    for page in pages:
        check_page(page, document.page_count, where=path.name)
    layers = list(layers)
    plan = None
    if "records" in layers:
        try:
            plan = overrides.plan(document, path)
        except NoPlanError:
            plan = None
    for picture in page_pictures(path, pages, scale=scale):
        yield draw(picture, document.tables, plan, title=path.name, layers=layers)


def with_findings(plan: Plan, findings: list[Finding]) -> Plan:
    """The plan with the findings added, each to its record; those it holds already stay single."""
    known = {_key(finding) for finding in plan.all_findings()}
    new = [finding for finding in findings if _key(finding) not in known]
    ids = {record.id for record in plan.records}
    of_records: dict[str, list[Finding]] = {}
    for finding in new:
        if finding.record in ids:
            of_records.setdefault(finding.record or "", []).append(finding)
    return plan.model_copy(
        update={
            "records": [_extended(record, of_records) for record in plan.records],
            "findings": plan.findings + [found for found in new if found.record not in ids],
        }
    )


def _extended(record: Record, findings: dict[str, list[Finding]]) -> Record:
    # Taken out, so that records that wrongly share an id do not all get them.
    new = findings.pop(record.id, [])
    return record.model_copy(update={"findings": record.findings + new}) if new else record


def _key(finding: Finding) -> tuple[str, str | None, str]:
    return finding.code, finding.record, finding.message
