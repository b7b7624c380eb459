"""Adding a reading to the database: what was there, what is new, and what follows from it."""

import hashlib
import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from normalize.records import Plan
from outputs.store.content import plan_content
from outputs.store.described import described
from outputs.store.model import Ingested, Outcome, Placing, Software
from outputs.store.placing import (
    current_plan,
    document_of,
    document_with,
    existing_version,
    file_count,
    join,
    move,
    new_version,
    set_date,
    settle,
    version_with,
)
from outputs.store.rows import column
from outputs.store.tables import documents, files, plans, runs, versions
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
    was = version
    if placing.same_as is not None:
        version = _joined(work, file, version, plan_id, placing)
    if placing.not_same:
        version = _apart(work, file, version, plan_id, placing)
    moved = version != was
    if placing.version_of is not None:
        document = document_of(work, plan, placing.version_of)
        if document != document_with(work, version):
            moved = True
            version = move(work, version, document, plan_id)
    return _dated(work, "placed" if moved else "nothing", version, run, placing)


def _new_file(work: Work, plan: Plan, software: Software, placing: Placing) -> Ingested:
    plan_id = _plan(work, plan)
    if placing.same_as is None:
        document = document_of(work, plan, placing.version_of)
        version = version_with(work, document, plan_id, placing.dated)
    else:
        version = existing_version(work, placing.same_as, plan_id)
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
    return _dated(work, outcome, version, run, placing)


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
        version = _joined(work, file, version, plan_id, placing)
    else:
        if placing.not_same:
            version = _apart(work, file, version, plan_id, placing)
        document = _document_now(work, version, plan, (last.symbol, last.language), placing)
        if document != document_with(work, version):
            version = _moved(work, file, version, document, plan_id)
    settle(work, version, file)
    return _dated(work, "run", version, run, placing)


def _joined(work: Work, file: int, version: int, plan_id: int, placing: Placing) -> int:
    """The version that the file holds as the user says, in place of the one it had by itself.

    What its first run read otherwise than that version's current one is the software's doing.
    """
    if placing.same_as is None or placing.same_as == version:
        return version
    target = existing_version(work, placing.same_as, plan_id)
    run, first_plan = _first_run(work, file)
    _otherwise(work, run, current_plan(work, target), first_plan)
    join(work, version, file, target)
    return target


def _apart(work: Work, file: int, version: int, plan_id: int, placing: Placing) -> int:
    """The version that the file holds by itself, in its document, whatever was said before."""
    if file_count(work, version) == 1:
        return version
    document = document_with(work, version)
    target = version_with(work, document, plan_id, placing.dated)
    if target == version:
        return version
    if target is None:
        target = _version_for(work, file, document, plan_id, placing.dated)
    run, first_plan = _first_run(work, file)
    _otherwise(work, run, first_plan, first_plan)
    join(work, version, file, target)
    return target


def _version_for(work: Work, file: int, document: int, plan_id: int, dated: date | None) -> int:
    """A new version for a file that was another's; its runs keep the number from being reused."""
    version = new_version(work, document, plan_id, dated)
    newest = select(func.max(runs.c.id)).where(runs.c.file_id == file).scalar_subquery()
    work.connection.execute(update(runs).where(runs.c.id == newest).values(version=version))
    return version


def _first_run(work: Work, file: int) -> tuple[int, int]:
    """The keys of the first run on the file and of its plan."""
    first = select(runs.c.id, runs.c.plan_id).where(runs.c.file_id == file)
    run, plan_id = work.connection.execute(first.order_by(runs.c.id).limit(1)).one()
    return run, plan_id


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
    if file_count(work, version) == 1:
        return move(work, version, document, plan_id)
    # The version's other files say that it is theirs.
    target = version_with(work, document, plan_id, None)
    if target is None:
        target = _version_for(work, file, document, plan_id, None)
    join(work, version, file, target)
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


def _dated(work: Work, outcome: Outcome, version: int, run: int, placing: Placing) -> Ingested:
    """What was done, once the version has the date that the user says."""
    before_that = _issued(work, version)
    dated = set_date(work, version, placing.dated)
    if dated and outcome == "nothing":
        outcome = "placed"
    done = described(work, outcome, version, run)
    changed = before_that != done.issued
    return done.model_copy(update={"issued_before": before_that if changed else None})


def _issued(work: Work, version: int) -> date:
    query = select(versions.c.issued).where(versions.c.id == version)
    issued: date = work.connection.execute(query).scalar_one()
    return issued


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def _options(software: Software) -> str:
    """The options as a column holds them: the same text for the same options."""
    return json.dumps(dict(software.options), sort_keys=True, ensure_ascii=True)
