"""Differences that are kept: between successive versions, and between runs on one file."""

from sqlalchemy import Connection, delete, insert, select

from audit.diff import diff_plans
from audit.diff.model import PlanDiff
from normalize.records import Plan
from outputs.change_types import CHANGE_TYPES
from outputs.store import order, tables
from outputs.store.content import content_hash, plan_from_content
from outputs.store.rows import Keys, change_rows, write

_OF_VERSIONS = (tables.changes, tables.changed_fields)
_OF_READINGS = (tables.reading_changes, tables.reading_changed_fields)


class Differences:
    """Makes and keeps differences within one transaction; plans are read and compared once."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys
        self._plans: dict[int, Plan] = {}
        self._contents: dict[int, str] = {}
        self._made: dict[tuple[int, int], PlanDiff] = {}

    def plan(self, plan_id: int) -> Plan:
        """The plan under that key."""
        if plan_id not in self._plans:
            query = select(tables.plans.c.content).where(tables.plans.c.id == plan_id)
            self._plans[plan_id] = plan_from_content(self._connection.execute(query).scalar_one())
        return self._plans[plan_id]

    def add_plan(self, plan_id: int, plan: Plan) -> None:
        """Take note of a plan that need not be read."""
        self._plans[plan_id] = plan

    def content(self, plan_id: int) -> str:
        """What tells the plan's contents from others."""
        if plan_id not in self._contents:
            self._contents[plan_id] = content_hash(self.plan(plan_id))
        return self._contents[plan_id]

    def between(self, old: int, new: int) -> PlanDiff:
        """What changed between two plans, by their keys."""
        if (old, new) not in self._made:
            self._made[old, new] = diff_plans(self.plan(old), self.plan(new))
        return self._made[old, new]

    def of_version(self, version: int) -> None:
        """Keep what changed in this version, anew; nothing for a document's first."""
        table = tables.comparisons
        self._connection.execute(delete(table).where(table.c.version_id == version))
        previous = order.before(self._connection, version)
        if previous is None:
            return
        old, new = (_Current(self._connection, each) for each in (previous, version))
        found = self.between(old.plan_id, new.plan_id)
        row = {
            "version_id": version,
            "previous_version_id": previous,
            "same_software": old.same_software(new),
            **found.summary.model_dump(include={*CHANGE_TYPES, "unchanged"}),
        }
        self._connection.execute(insert(table).values(row))
        rows = change_rows(found.changes, {"version_id": version}, _OF_VERSIONS, self._keys.next)
        write(self._connection, rows)

    def of_run(self, run: int, old_plan: int, new_plan: int) -> int:
        """Keep what a run read otherwise than another, both by plan, anew; how many records."""
        table = tables.reading_changes
        self._connection.execute(delete(table).where(table.c.run_id == run))
        if old_plan == new_plan:
            return 0
        old, new = self.plan(old_plan), self.plan(new_plan)
        # To the letter: a newer reader may space or spell otherwise, and that is worth knowing.
        found = diff_plans(_in_language_of(new, old), new, exact=True)
        rows = change_rows(found.changes, {"run_id": run}, _OF_READINGS, self._keys.next)
        write(self._connection, rows)
        return len(found.changes)


def _in_language_of(new: Plan, old: Plan) -> Plan:
    """The old plan, said to be in the language of the new one: it is the same file."""
    document = old.document.model_copy(update={"language": new.document.language})
    return old.model_copy(update={"document": document})


class _Current:
    """The run that a version's records are from."""

    def __init__(self, connection: Connection, version: int) -> None:
        runs, files, current = tables.runs, tables.files, tables.current_runs
        query = (
            select(runs.c.plan_id, runs.c.ebplan, runs.c.library, files.c.format)
            .join(current, current.c.run_id == runs.c.id)
            .join(files, files.c.id == runs.c.file_id)
            .where(current.c.version_id == version)
        )
        self.plan_id, self.ebplan, self.library, self.format = connection.execute(query).one()

    def same_software(self, other: "_Current") -> bool:
        """Whether both were read by one ebplan, and with one library where the format is one."""
        if self.ebplan is None or self.ebplan != other.ebplan:
            return False
        return bool(self.format != other.format or self.library == other.library)
