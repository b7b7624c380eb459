"""Adding a reading to the database: what was there, what is new, and what follows from it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from extract.errors import DatabaseError
from normalize.records import Plan
from outputs.store.content import plan_content
from outputs.store.contents import counts_of
from outputs.store.model import Ingested, Outcome, Software, faults
from outputs.store.order import after, before
from outputs.store.placing import (
    current_plan,
    document_of,
    document_with,
    existing_version,
    join,
    move,
    new_version,
    set_date,
    settle,
    version_with,
)
from outputs.store.rows import column
from outputs.store.tables import comparisons, documents, files, plans, runs, versions
from outputs.store.work import Work


def known_run(connection: Connection, sha256: str, software: Software) -> int | None:
    """The run of that software on the file with that hash, None where there was none.

    Where the software is not known, no run can be told to be its.
    """
    if software.ebplan is None:
        return None
    query = select(runs.c.id).join(files, files.c.id == runs.c.file_id)
    query = query.where(
        files.c.sha256 == sha256,
        runs.c.ebplan == software.ebplan,
        runs.c.library == software.library,
        runs.c.options == _options(software),
    )
    return connection.scalar(query.order_by(runs.c.id.desc()).limit(1))


@dataclass(frozen=True, slots=True)
class Placing:
    """What the user says of a version.

    Its date; the symbol of the document it belongs to; or the number of the version that the file
    holds as well, whatever differs in how it was read.
    """

    dated: date | None = None
    version_of: str | None = None
    same_as: int | None = None

    def __post_init__(self) -> None:
        if self.version_of is not None and self.same_as is not None:
            raise DatabaseError(
                "a file is the same as a version or a version of a document",
                remedy="say one of the two",
            )


def add(work: Work, plan: Plan, software: Software, placing: Placing) -> Ingested:
    """Add what the software read under a version of its document; what that did."""
    sha256 = plan.document.source.sha256
    run = known_run(work.connection, sha256, software)
    if run is None and software.ebplan is None:
        run = _same_reading(work, plan)
    if run is not None:
        return add_known(work, run, placing)
    query = select(files.c.id, files.c.version_id).where(files.c.sha256 == sha256)
    file = work.connection.execute(query).one_or_none()
    if file is None:
        return _new_file(work, plan, software, placing)
    return _read_anew(work, file.id, file.version_id, plan, software, placing)


def add_known(work: Work, run: int, placing: Placing) -> Ingested:
    """Add nothing, as the run is there; but put its version where the user says it belongs."""
    query = select(files.c.id, files.c.version_id, runs.c.plan_id)
    query = query.join(files, files.c.id == runs.c.file_id).where(runs.c.id == run)
    file, version, plan_id = work.connection.execute(query).one()
    plan = work.differences.plan(plan_id)
    moved = placing.same_as not in (None, version)
    if moved:
        version = _joined(work, file, version, plan, placing)
    if placing.version_of is not None:
        document = document_of(work, plan, placing.version_of)
        moved = document != document_with(work, version)
        if moved:
            move(work, version, document)
    dated = set_date(work, version, placing.dated)
    outcome: Outcome = "placed" if moved or dated else "nothing"
    return _ingested(work, outcome, version, run, plan)


def _new_file(work: Work, plan: Plan, software: Software, placing: Placing) -> Ingested:
    plan_id = _plan(work, plan)
    if placing.same_as is None:
        document = document_of(work, plan, placing.version_of)
        version = version_with(work, document, plan_id, placing.dated)
    else:
        version = existing_version(work, placing.same_as, plan, plan.document.source.name)
    outcome: Outcome = "version" if version is None else "file"
    if version is None:
        version = new_version(work, document, plan_id, placing.dated)
    source = plan.document.source
    file: dict[str, Any] = {
        "id": work.keys.next(files),
        "version_id": version,
        "sha256": source.sha256,
        "name": column(source.name),
        "format": source.format,
        "pages": source.pages,
    }
    work.connection.execute(insert(files).values(file))
    run = _run(work, (file["id"], version, plan_id), plan, software)
    if placing.same_as is not None:
        _otherwise(work, run, current_plan(work, version), plan_id)
    settle(work, version, file["id"])
    set_date(work, version, placing.dated)
    return _ingested(work, outcome, version, run, plan)


def _read_anew(
    work: Work, file: int, version: int, plan: Plan, software: Software, placing: Placing
) -> Ingested:
    """A run more on a file that is there. Its version stays: a file's contents do not change."""
    query = select(runs.c.plan_id, runs.c.symbol, runs.c.language).where(runs.c.file_id == file)
    last = work.connection.execute(query.order_by(runs.c.id.desc()).limit(1)).one()
    plan_id = _plan(work, plan)
    run = _run(work, (file, version, plan_id), plan, software)
    _otherwise(work, run, last.plan_id, plan_id)
    if placing.same_as is not None:
        version = _joined(work, file, version, plan, placing)
        settle(work, version, file)
        set_date(work, version, placing.dated)
        return _ingested(work, "run", version, run, plan)
    document = _document_now(work, version, plan, (last.symbol, last.language), placing)
    if document != document_with(work, version):
        version = _moved(work, file, version, document, plan_id)
    settle(work, version, file)
    set_date(work, version, placing.dated)
    return _ingested(work, "run", version, run, plan)


def _joined(work: Work, file: int, version: int, plan: Plan, placing: Placing) -> int:
    """The version that the file holds as the user says, in place of the one it had by itself.

    What its first run read otherwise than that version's leading one is the software's doing.
    """
    if placing.same_as is None or placing.same_as == version:
        return version
    target = existing_version(work, placing.same_as, plan, plan.document.source.name)
    first = select(runs.c.id, runs.c.plan_id).where(runs.c.file_id == file)
    run, plan_id = work.connection.execute(first.order_by(runs.c.id).limit(1)).one()
    _otherwise(work, run, current_plan(work, target), plan_id)
    join(work, version, file, target)
    return target


def _otherwise(work: Work, run: int, other: int, plan_id: int) -> None:
    """Keep what the run read otherwise than another run, both by their plans."""
    differences = work.differences.of_run(run, other, plan_id)
    work.connection.execute(update(runs).where(runs.c.id == run).values(differences=differences))


def _document_now(
    work: Work, version: int, plan: Plan, last: tuple[str, str], placing: Placing
) -> int:
    """The document of a file that was read anew, maybe with another symbol or language.

    One that a user has put under another symbol than it was read with stays there.
    """
    if placing.version_of is not None:
        return document_of(work, plan, placing.version_of)
    where = document_with(work, version)
    query = select(documents.c.symbol, documents.c.language).where(documents.c.id == where)
    symbol, language = work.connection.execute(query).one()
    if (symbol, language) == last:
        return document_of(work, plan)
    return document_of(work, plan, symbol)


def _moved(work: Work, file: int, version: int, document: int, plan_id: int) -> int:
    """The file's version, now that it is one of another document."""
    count = select(func.count()).where(files.c.version_id == version)
    if work.connection.scalar(count) == 1:
        move(work, version, document)
        return version
    # The version's other files say that it is theirs.
    target = version_with(work, document, plan_id, None)
    if target is None:
        target = new_version(work, document, plan_id, None)
    work.connection.execute(update(files).where(files.c.id == file).values(version_id=target))
    settle(work, version)
    return target


def _plan(work: Work, plan: Plan) -> int:
    """The key of the plan, which is kept once."""
    content = plan_content(plan)
    sha256 = _sha256(content)
    found = work.connection.scalar(select(plans.c.id).where(plans.c.sha256 == sha256))
    if found is None:
        found = work.keys.next(plans)
        row = {"id": found, "sha256": sha256, "content": content}
        work.connection.execute(insert(plans).values(row))
    work.differences.add_plan(found, plan)
    return found


def _run(work: Work, keys: tuple[int, int, int], plan: Plan, software: Software) -> int:
    """A new run, by the keys of its file, version and plan."""
    file, version, plan_id = keys
    row: dict[str, Any] = {
        "id": work.keys.next(runs),
        "file_id": file,
        "plan_id": plan_id,
        "version": version,
        "read_at": work.now,
        "ebplan": software.ebplan,
        "library": software.library,
        "reader": column(plan.document.reader),
        "options": _options(software),
        "symbol": column(plan.document.symbol),
        "language": column(plan.document.language),
        "differences": 0,
    }
    work.connection.execute(insert(runs).values(row))
    return int(row["id"])


def _same_reading(work: Work, plan: Plan) -> int | None:
    """A run, by whatever software, that read exactly this; a plan.json adds nothing to it."""
    query = select(runs.c.id).join(plans, plans.c.id == runs.c.plan_id)
    found = (
        query.where(plans.c.sha256 == _sha256(plan_content(plan)))
        .order_by(runs.c.id.desc())
        .limit(1)
    )
    return work.connection.scalar(found)


def _ingested(work: Work, outcome: Outcome, version: int, run: int, plan: Plan) -> Ingested:
    query = select(documents.c.symbol, documents.c.language)
    query = query.join(versions, versions.c.document_id == documents.c.id)
    symbol, language = work.connection.execute(query.where(versions.c.id == version)).one()
    query = select(runs.c.differences).where(runs.c.id == run)
    read_otherwise = work.connection.execute(query).scalar_one()
    compared = select(comparisons).where(comparisons.c.version_id == version)
    changes = work.connection.execute(compared).mappings().one_or_none()
    return Ingested(
        outcome=outcome,
        version=version,
        run=run,
        symbol=symbol,
        language=language,
        actions=len(plan.actions()),
        subheadings=len(plan.subheadings()),
        faults=faults(plan),
        same_date=_same_date(work, version),
        latest=after(work.connection, version) is None,
        differences=read_otherwise if outcome in ("run", "file") else 0,
        changes=None if changes is None else counts_of(changes),
    )


def _same_date(work: Work, version: int) -> bool:
    """Whether the version before was issued on the same day."""
    near = (before(work.connection, version), version)
    days = select(versions.c.issued).where(versions.c.id.in_([each for each in near if each]))
    found = list(work.connection.scalars(days))
    return len(found) == 2 and found[0] == found[1]


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def _options(software: Software) -> str:
    """The options as a column holds them: the same text for the same options."""
    return json.dumps(dict(software.options), sort_keys=True, ensure_ascii=True)
