"""Reading the database back: what versions there are, who read them, and any plan of theirs."""

import json
from datetime import UTC
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from extract.errors import DatabaseError
from normalize.records import Plan
from outputs.store.content import plan_from_content
from outputs.store.model import Counts, DocumentHistory, File, Run, VersionEntry
from outputs.store.tables import comparisons, current_runs, documents, files, plans, runs, versions

_GREATEST_KEY = 2**31 - 1


def history(
    connection: Connection, symbol: str | None = None, language: str | None = None
) -> list[DocumentHistory]:
    """The documents with that symbol and language, or all, by symbol; versions oldest first."""
    query = select(documents).order_by(documents.c.symbol, documents.c.language)
    if symbol is not None:
        query = query.where(documents.c.symbol == symbol)
    if language is not None:
        query = query.where(documents.c.language == language)
    return [
        DocumentHistory(
            symbol=document["symbol"],
            language=document["language"],
            versions=_versions(connection, document["id"]),
        )
        for document in connection.execute(query).mappings().all()
    ]


def plan(
    connection: Connection, where: str, *, version: int | None = None, run: int | None = None
) -> Plan:
    """The plan of a version, as its current run read it, or of a run; raises DatabaseError."""
    number = version if run is None else run
    query = select(plans.c.content).join(runs, runs.c.plan_id == plans.c.id)
    if run is not None:
        query = query.where(runs.c.id == run)
    else:
        query = query.join(current_runs, current_runs.c.run_id == runs.c.id)
        query = query.where(current_runs.c.version_id == version)
    # What no key can be must not reach the database.
    content = connection.scalar(query) if number in range(_GREATEST_KEY + 1) else None
    if content is None:
        what = f"version {version}" if run is None else f"run {run}"
        raise DatabaseError(
            f"there is no {what}", where=where, remedy="ebplan history lists what there is"
        )
    return plan_from_content(content)


def counts_of(row: RowMapping) -> Counts | None:
    """How much a version changed, from its row of comparisons; None where there is none."""
    if row["previous_version_id"] is None:
        return None
    named = {name: row[name] for name in Counts.model_fields if name in row}
    return Counts(previous_version=row["previous_version_id"], **named)


def _versions(connection: Connection, document: int) -> list[VersionEntry]:
    read = _files(connection, document)
    query = (
        select(versions, *(each for each in comparisons.c if each.name != "version_id"))
        .outerjoin(comparisons, comparisons.c.version_id == versions.c.id)
        .where(versions.c.document_id == document)
        .order_by(versions.c.issued, versions.c.id)
    )
    found = connection.execute(query).mappings().all()
    return [
        VersionEntry(
            version=row["id"],
            position=position,
            latest=position == len(found),
            dated=row["dated"],
            issued=row["issued"],
            symbol=row["symbol"],
            title=row["title"],
            actions=row["actions"],
            subheadings=row["subheadings"],
            changes=counts_of(row),
            files=read.get(row["id"], []),
        )
        for position, row in enumerate(found, 1)
    ]


def _files(connection: Connection, document: int) -> dict[int, list[File]]:
    """The files of each version with their runs."""
    query = (
        select(
            runs,
            files.c.version_id,
            files.c.name,
            files.c.format,
            files.c.sha256,
            current_runs.c.run_id.label("current"),
        )
        .join(files, files.c.id == runs.c.file_id)
        .join(versions, versions.c.id == files.c.version_id)
        .outerjoin(current_runs, current_runs.c.run_id == runs.c.id)
        .where(versions.c.document_id == document)
        .order_by(files.c.version_id, files.c.id, runs.c.id)
    )
    found: dict[int, list[File]] = {}
    rows = connection.execute(query).mappings()
    for (version, _), group in groupby(rows, key=lambda row: (row["version_id"], row["file_id"])):
        of_file = list(group)
        first = of_file[0]
        found.setdefault(version, []).append(
            File(
                name=first["name"],
                format=first["format"],
                sha256=first["sha256"],
                runs=[_run(row) for row in of_file],
            )
        )
    return found


def _run(row: RowMapping) -> Run:
    same: dict[str, Any] = {name: row[name] for name in _RUN_COLUMNS}
    return Run(
        run=row["id"],
        read_at=row["read_at"].replace(tzinfo=UTC),
        options=json.loads(row["options"]),
        current=row["current"] is not None,
        **same,
    )


_RUN_COLUMNS = ("ebplan", "library", "reader", "symbol", "language", "differences")
