"""The one place where the stages meet: a file becomes tables, a plan, and findings."""

import hashlib
import os
from pathlib import Path

from audit.check import check_plan
from ebplan.plan_file import is_plan_file, read_plan_file
from extract import read_document
from extract.document import Document
from normalize import plan_from
from normalize.records import Finding, Plan, Record, SourceFile


def read_plan(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    profile: str | None = None,
    symbol: str | None = None,
    reader: str | None = None,
) -> Plan:
    """The plan in a document, with the findings of the audit in it; raises EbplanError."""
    path = Path(path)
    document = read_document(path, reader=reader)
    plan = plan_from(
        document,
        source=_source(path, document),
        language=language,
        profile=profile,
        symbol=symbol,
    )
    return with_findings(plan, check_plan(plan))


def load_plan(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    profile: str | None = None,
    symbol: str | None = None,
    reader: str | None = None,
) -> Plan:
    """The plan in a `plan.json`, or in a document; with the findings of the audit in it.

    Which of the two is told by content. The options are for documents only. Raises EbplanError.
    """
    path = Path(path)
    if is_plan_file(path):
        plan = read_plan_file(path)
        return with_findings(plan, check_plan(plan))
    return read_plan(path, language=language, profile=profile, symbol=symbol, reader=reader)


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


def _source(path: Path, document: Document) -> SourceFile:
    """The file as the plan names it: its base name, never the folders of this machine."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    # A name need not be UTF-8; JSON must be.
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return SourceFile(name=name, format=document.format, sha256=digest, pages=document.page_count)
