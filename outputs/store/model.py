"""What goes into the store and what comes out: the one definition of what the commands print."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from extract.errors import DatabaseError
from normalize.records import Plan

Outcome = Literal["version", "file", "run", "placed", "nothing"]


@dataclass(frozen=True, slots=True)
class Software:
    """What read a file: with which libraries and options.

    `ebplan` is None where that is not known, as for a plan.json. `options` holds those that were
    given, by name.
    """

    ebplan: str | None
    library: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placing:
    """What the user says of a version.

    Its date; the symbol of the document it belongs to; the number of the version that the file
    holds as well, whatever differs in how it was read; or that it is not what was so said before.
    """

    dated: date | None = None
    version_of: str | None = None
    same_as: int | None = None
    not_same: bool = False

    def __post_init__(self) -> None:
        if self.version_of is not None and self.same_as is not None:
            raise DatabaseError(
                "a file is the same as a version or a version of a document",
                remedy="say one of the two",
            )
        if self.not_same and self.same_as is not None:
            raise DatabaseError(
                "a file is the same as a version or it is not", remedy="say one of the two"
            )


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists, strings and numbers, as `--json` prints them."""
        return self.model_dump(mode="json")


class Counts(_Model):
    """How many records changed from the version before, and in what way."""

    previous_version: int = Field(description="The version before, by its number.")
    same_software: bool = Field(
        description="Whether both were read by the same software. If not, a difference can be "
        "the software's: ingest the older file again."
    )
    added: int = Field(description="Records that were added.")
    removed: int = Field(description="Records that were removed.")
    implemented: int = Field(description="Records moved to an annex of implemented actions.")
    moved: int = Field(description="Records moved to another annex.")
    changed: int = Field(description="Records changed in a field.")
    renumbered: int = Field(description="Records given another number and nothing else.")
    unchanged: int = Field(description="Records left as they were.")


class Ingested(_Model):
    """What an ingest did to the database."""

    outcome: Outcome = Field(
        description="version: a new version; file: another file of a version that was there; run: "
        "a file that was there, read by other software or with other options; placed: a version's "
        "date or document; nothing: all was there."
    )
    version: int = Field(description="The version that the file holds, by its number.")
    run: int = Field(description="The run, by its number; for nothing and placed, the one known.")
    symbol: str = Field(description="Document symbol under which the version is kept.")
    language: str = Field(description="ISO 639-1 code.")
    actions: int = Field(description="How many numbered actions were read.")
    subheadings: int = Field(description="How many subheadings were read.")
    faults: int = Field(description="Findings that are errors or warnings.")
    may_be_same: bool = Field(
        description="Whether a new version may be the version before in another format: it has the "
        "same date and symbol, is in another format, and at most a tenth of the records differ."
    )
    issued: date = Field(description="The version's date, as in the history.")
    issued_before: date | None = Field(
        description="The date that it had before, where this ingest changed it; else null."
    )
    latest: bool = Field(description="Whether no other version of the document comes after it.")
    next_version: int | None = Field(
        description="The version after it; null for the latest. A version that was added or placed "
        "is what that one is now compared with."
    )
    differences: int = Field(
        description="Records read otherwise than by the run before on the same file, or than in "
        "the version that the file was said to be the same as. Never a change of the plan."
    )
    changes: Counts | None = Field(
        description="What the plan changed from the version before; null for the first one."
    )


class Run(_Model):
    """One reading of a file."""

    run: int = Field(description="Its number.")
    read_at: datetime = Field(description="When it was stored (UTC).")
    ebplan: str | None = Field(description="Version of ebplan; null for a plan.json.")
    library: str | None = Field(description="Library that read the file; null where none did.")
    reader: str = Field(description="The evidence tables were read by.")
    options: dict[str, str] = Field(description="Options that were given, by name.")
    symbol: str = Field(description="Document symbol that was read.")
    language: str = Field(description="Language that was read.")
    differences: int = Field(description="Records read otherwise than by the run before.")
    current: bool = Field(description="Whether the version's records are from this run.")


class File(_Model):
    """A file that holds a version."""

    name: str = Field(description="Its name when it was first read.")
    format: str = Field(description="What the content is.")
    sha256: str = Field(description="Hash of its bytes.")
    runs: list[Run] = Field(description="Its readings, oldest first.")


class VersionEntry(_Model):
    """One version of a document."""

    version: int = Field(description="Its number, which never changes.")
    position: int = Field(description="Its place among the document's versions, from 1.")
    latest: bool = Field(description="Whether no other comes after it.")
    dated: date | None = Field(description="The date given; null where none was.")
    issued: date = Field(description="The date given, else the day of the first ingest.")
    symbol: str = Field(description="Document symbol as printed in it.")
    title: str = Field(description="As printed.")
    actions: int = Field(description="How many numbered actions it has.")
    subheadings: int = Field(description="How many subheadings it has.")
    changes: Counts | None = Field(description="Against the version before; null for the first.")
    files: list[File] = Field(description="The files that hold it, in the order of ingest.")


class DocumentHistory(_Model):
    """A document's versions, oldest first."""

    symbol: str = Field(description="Document symbol.")
    language: str = Field(description="ISO 639-1 code.")
    versions: list[VersionEntry] = Field(description="Oldest first.")


def faults(plan: Plan) -> int:
    """How many findings are errors or warnings."""
    return sum(finding.level != "info" for finding in plan.all_findings())
