"""Which version of which document a plan belongs to."""

from datetime import date

from sqlalchemy import delete, func, insert, or_, select, update

from extract.errors import DatabaseError
from normalize.records import Plan
from outputs.change_types import CHANGE_TYPES
from outputs.store import order
from outputs.store.rows import column, plan_rows, write
from outputs.store.tables import (
    current_runs,
    documents,
    files,
    findings,
    records,
    runs,
    themes,
    versions,
)
from outputs.store.work import Work
from outputs.text import counted


def document_of(work: Work, plan: Plan, symbol: str | None = None) -> int:
    """The document with that symbol, else the plan's, in its language; made where it is missing."""
    symbol, language = column(symbol or plan.document.symbol), column(plan.document.language)
    query = select(documents.c.id).where(
        documents.c.symbol == symbol, documents.c.language == language
    )
    found: int | None = work.connection.scalar(query)
    if found is not None:
        return found
    made = work.keys.next(documents)
    row = {"id": made, "symbol": symbol, "language": language, "name": f"{symbol} ({language})"}
    work.connection.execute(insert(documents).values(row))
    return made


def version_with(work: Work, document: int, plan_id: int, dated: date | None) -> int | None:
    """The version of the document that has these contents, None where they are new.

    A date tells versions of the same contents apart: a plan can be issued again as it was.
    """
    of_document = select(versions.c.id).where(versions.c.document_id == document)
    if dated is not None:
        of_document = of_document.where(or_(versions.c.dated.is_(None), versions.c.dated == dated))
    latest = of_document.order_by(versions.c.issued.desc(), versions.c.id.desc()).limit(1)
    content = work.differences.content(plan_id)
    same = latest.where(versions.c.content == content)
    if dated is not None:
        same = same.order_by(None).order_by(versions.c.dated.is_(None), versions.c.id.desc())
    found: int | None = work.connection.scalar(same)
    if found is not None:
        return found
    # Two readers can put a text in other words that are no difference.
    near: int | None = work.connection.scalar(
        latest.where(versions.c.issued <= (dated or work.now.date()))
    )
    if near is not None and work.differences.between(current_plan(work, near), plan_id).same:
        return near
    return None


def new_version(work: Work, document: int, plan_id: int, dated: date | None) -> int:
    """A version of the document, as yet without files and records."""
    # A version that was joined to another has left its number to nobody.
    used = work.connection.scalar(select(func.coalesce(func.max(runs.c.version), 0)))
    number = work.keys.next(versions, above=used or 0)
    work.connection.execute(
        insert(versions).values(
            id=number,
            document_id=document,
            name=_name(work, document, number),
            dated=dated,
            issued=dated or work.now.date(),
            **_told(work, plan_id),
        )
    )
    return number


def set_date(work: Work, version: int, dated: date | None) -> bool:
    """Give the version the date, if there is one; whether that is new."""
    known = work.connection.scalar(select(versions.c.dated).where(versions.c.id == version))
    if dated is None or known == dated:
        return False
    left = order.after(work.connection, version)
    _update(work, version, dated=dated, issued=dated)
    _compare(work, version, left)
    return True


def move(work: Work, version: int, document: int, plan_id: int) -> int:
    """Make it a version of another document; one that is left without versions goes.

    The version it now is: where that document has one with the plan's contents, its files become
    files of that one.
    """
    old = document_with(work, version)
    dated = work.connection.scalar(select(versions.c.dated).where(versions.c.id == version))
    target = version_with(work, document, plan_id, dated)
    if target is not None:
        held = select(files.c.id).where(files.c.version_id == version).order_by(files.c.id)
        for file in work.connection.scalars(held).all():
            join(work, version, file, target)
        set_date(work, target, dated)
        return target
    left = order.after(work.connection, version)
    _update(work, version, document_id=document, name=_name(work, document, version))
    _compare(work, version, left)
    _tidy(work, old)
    return version


def existing_version(work: Work, number: int, plan_id: int) -> int:
    """The version of that number; raises DatabaseError where it can't hold the plan."""
    plan = work.differences.plan(plan_id)
    where = plan.document.source.name
    query = select(documents.c.name, documents.c.language, versions.c.symbol)
    query = query.join(versions, versions.c.document_id == documents.c.id)
    found = work.connection.execute(query.where(versions.c.id == number)).one_or_none()
    if found is None:
        raise DatabaseError(
            f"there is no version {number} that it could be the same as",
            where=where,
            remedy="ebplan history lists what there is",
        )
    if found.language != column(plan.document.language):
        raise DatabaseError(
            f"in {plan.document.language}, and version {number} is of {found.name}",
            where=where,
            remedy="name a version in its language",
        )
    if found.symbol != column(plan.document.symbol):
        raise DatabaseError(
            f"its symbol is {plan.document.symbol or 'not known'}, and that of version {number} "
            f"is {found.symbol or 'not known'}",
            where=where,
            remedy="name a version with its symbol; where it is misread, say it with --symbol",
        )
    old = work.differences.plan(current_plan(work, number))
    changed = differing(work, number, plan_id)
    if changed * 2 > max(len(old.records), len(plan.records)):
        raise DatabaseError(
            f"{counted(changed, 'record')} differ from version {number}, which is more than half",
            where=where,
            remedy="ingest it without --same-as: it is another version",
        )
    return number


def differing(work: Work, version: int, plan_id: int) -> int:
    """How many records of the plan are not as the version has them."""
    summary = work.differences.between(current_plan(work, version), plan_id).summary
    return sum(getattr(summary, name) for name in CHANGE_TYPES)


def join(work: Work, version: int, file: int, target: int) -> None:
    """Make the file one of the target version; a version that is left without files goes."""
    document, left = document_with(work, version), order.after(work.connection, version)
    work.connection.execute(update(files).where(files.c.id == file).values(version_id=target))
    query = select(func.count()).where(files.c.version_id == version)
    if work.connection.execute(query).scalar_one():
        settle(work, version)
    else:
        work.connection.execute(delete(versions).where(versions.c.id == version))
        if left is not None:
            work.differences.of_version(left)
        _tidy(work, document)
    settle(work, target, file)


def _tidy(work: Work, document: int) -> None:
    """Take away a document that is left without versions."""
    used = select(func.count()).where(versions.c.document_id == document)
    if not work.connection.execute(used).scalar_one():
        work.connection.execute(delete(documents).where(documents.c.id == document))


def settle(work: Work, version: int, file: int | None = None) -> None:
    """Let the version's records be those of its leading run, and compare it with its neighbours.

    That is the newest run on its leading file: its first one, until a `file` is added that reads
    the same and has pages to trace records to, which the first has not.
    """
    query = select(runs.c.id, runs.c.plan_id).where(
        runs.c.file_id == _leading_file(work, version, file)
    )
    run, plan_id = work.connection.execute(query.order_by(runs.c.id.desc()).limit(1)).one()
    current = select(current_runs.c.run_id).where(current_runs.c.version_id == version)
    if work.connection.scalar(current) == run:
        return
    for table in (current_runs, findings, records, themes):
        work.connection.execute(delete(table).where(table.c.version_id == version))
    plan = work.differences.plan(plan_id)
    work.connection.execute(insert(current_runs).values(version_id=version, run_id=run))
    write(work.connection, plan_rows(plan, version, work.keys.next))
    _update(work, version, **_told(work, plan_id))
    _compare(work, version, None)


def _leading_file(work: Work, version: int, file: int | None) -> int:
    of_version = select(files.c.id, files.c.pages).where(files.c.version_id == version)
    led = of_version.join(runs, runs.c.file_id == files.c.id)
    led = led.join(current_runs, current_runs.c.run_id == runs.c.id)
    leading = work.connection.execute(led).one_or_none()
    if leading is None:
        first = of_version.order_by(files.c.pages.is_(None), files.c.id).limit(1)
        return int(work.connection.execute(first).one().id)
    if file is None or file == leading.id or leading.pages is not None:
        return int(leading.id)
    added = of_version.add_columns(runs.c.plan_id).join(runs, runs.c.file_id == files.c.id)
    added = added.where(files.c.id == file).order_by(runs.c.id.desc()).limit(1)
    new = work.connection.execute(added).one()
    same = work.differences.between(current_plan(work, version), new.plan_id).same
    return int(new.id if same and new.pages is not None else leading.id)


def current_plan(work: Work, version: int) -> int:
    """The key of the plan that the version's records are from."""
    query = select(runs.c.plan_id).join(current_runs, current_runs.c.run_id == runs.c.id)
    found = query.where(current_runs.c.version_id == version)
    return int(work.connection.execute(found).scalar_one())


def _compare(work: Work, version: int, left: int | None) -> None:
    """Compare the version anew with its neighbours, and `left`, which it was before, too."""
    for each in dict.fromkeys((version, order.after(work.connection, version), left)):
        if each is not None:
            work.differences.of_version(each)


def document_with(work: Work, version: int) -> int:
    """The document that it is a version of."""
    query = select(versions.c.document_id).where(versions.c.id == version)
    return int(work.connection.execute(query).scalar_one())


def _update(work: Work, version: int, **values: object) -> None:
    work.connection.execute(update(versions).where(versions.c.id == version).values(values))


def _told(work: Work, plan_id: int) -> dict[str, object]:
    """What the plan tells of its version."""
    plan = work.differences.plan(plan_id)
    document = plan.document
    return {
        "symbol": column(document.symbol),
        "title": column(document.title),
        "profile": column(document.profile),
        "content": work.differences.content(plan_id),
        "actions": len(plan.actions()),
        "subheadings": len(plan.subheadings()),
    }


def _name(work: Work, document: int, version: int) -> str:
    name = work.connection.scalar(select(documents.c.name).where(documents.c.id == document))
    return f"{name}, version {version}"
