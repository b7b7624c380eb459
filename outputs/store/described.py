"""What an ingest did, as the commands print it."""

from sqlalchemy import select

from outputs.store.contents import counts_of
from outputs.store.model import Ingested, Outcome, faults
from outputs.store.order import after, before
from outputs.store.placing import differing
from outputs.store.tables import comparisons, documents, files, runs, versions
from outputs.store.work import Work


def described(work: Work, outcome: Outcome, version: int, run: int) -> Ingested:
    """What became of the run's file, which now belongs to the version."""
    query = select(documents.c.symbol, documents.c.language, versions.c.issued)
    query = query.join(versions, versions.c.document_id == documents.c.id)
    where = work.connection.execute(query.where(versions.c.id == version)).one()
    read = select(runs.c.differences, runs.c.plan_id).where(runs.c.id == run)
    read_otherwise, plan_id = work.connection.execute(read).one()
    plan = work.differences.plan(plan_id)
    compared = select(comparisons).where(comparisons.c.version_id == version)
    changes = work.connection.execute(compared).mappings().one_or_none()
    later = after(work.connection, version)
    return Ingested(
        outcome=outcome,
        version=version,
        run=run,
        symbol=where.symbol,
        language=where.language,
        actions=len(plan.actions()),
        subheadings=len(plan.subheadings()),
        faults=faults(plan),
        may_be_same=outcome == "version" and _may_be_same(work, version, plan_id),
        issued=where.issued,
        issued_before=None,
        latest=later is None,
        next_version=later,
        differences=read_otherwise if outcome in ("run", "file") else 0,
        changes=None if changes is None else counts_of(changes),
    )


def _may_be_same(work: Work, version: int, plan_id: int) -> bool:
    """Whether the version may be the one before in another format, which was read otherwise."""
    previous = before(work.connection, version)
    if previous is None:
        return False
    told = select(versions.c.issued, versions.c.symbol).where(
        versions.c.id.in_([previous, version])
    )
    if len(set(map(tuple, work.connection.execute(told)))) > 1:
        return False
    formats = select(files.c.format).where(files.c.version_id == previous)
    plan = work.differences.plan(plan_id)
    if plan.document.source.format in set(work.connection.scalars(formats)):
        return False
    return differing(work, previous, plan_id) * 10 <= len(plan.records)
