"""The records of a plan: the one definition of `plan.json`, from which its JSON Schema is made."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "ebplan/1"

BudgetValue = Literal[
    "budgeted", "not_budgeted", "partially_budgeted", "tbc", "none", "blank", "unrecognised"
]
CostKind = Literal["amount", "staff_time", "tbc", "none", "blank", "unrecognised"]
CostPer = Literal["year", "visit"]
Mark = Literal["due", "none", "tbc", "blank", "unrecognised"]
StatusValue = Literal[
    "ongoing", "planned", "planning", "implemented", "tbc", "none", "blank", "unrecognised"
]
Level = Literal["info", "warning", "error"]
PageNumber = Annotated[int, Field(ge=1)]
UsDollars = Annotated[int, Field(ge=0)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Source(_Model):
    """Where something stood: a page and a box on it."""

    page: PageNumber = Field(description="Page number, from 1.")
    box: tuple[float, float, float, float] = Field(
        description="Bounding box x0, top, x1, bottom: points from the top left of the page "
        "as it is displayed."
    )


class Finding(_Model):
    """Something that is wrong, missing or uncertain, in a plain sentence."""

    code: str = Field(description="Stable name of the kind of finding; docs/findings.md lists all.")
    level: Level = Field(
        description="error: something is wrong; warning: something may be; info: a choice was made."
    )
    record: str | None = Field(default=None, description="Id of the record it is about, if one.")
    message: str = Field(description="What was found, in a plain sentence.")
    sources: list[Source] = Field(
        default_factory=list, description="Where it was found; empty where there are no pages."
    )


class Budget(_Model):
    """Whether the action's cost is in the programme budget."""

    value: BudgetValue = Field(
        description="none is a dash, blank an empty cell, tbc to be confirmed or completed, "
        "unrecognised a wording that no lexicon knows."
    )
    text: str = Field(description="The cell as printed.")


class Cost(_Model):
    """The estimated cost of delivery."""

    kind: CostKind = Field(
        description="amount is money, staff_time no more than working hours; the others as for "
        "the budget."
    )
    text: str = Field(description="The cell as printed.")
    min_usd: UsDollars | None = Field(default=None, description="US dollars; lower end of a range.")
    max_usd: UsDollars | None = Field(
        default=None,
        description="US dollars; upper end of a range, equal to min_usd for one amount, "
        "null for an open-ended amount.",
    )
    open_ended: bool = Field(default=False, description='True for "40 000+": at least min_usd.')
    per: CostPer | None = Field(default=None, description="What the amount is paid for each of.")
    note: str | None = Field(default=None, description="What else the cell says of the amount.")


class TimelineEntry(_Model):
    """One year column of one record."""

    period: str = Field(description='The year, or "2025+" for that year and beyond.')
    mark: Mark = Field(description="due is an X; the others as for the budget.")
    text: str = Field(description="The cell as printed.")


class Status(_Model):
    """The state of implementation."""

    value: StatusValue = Field(
        description="ongoing, planned (plans are made), planning (plans are being made), "
        "implemented (all of Annex 2); the others as for the budget."
    )
    text: str = Field(description="The cell as printed; empty where the annex has no such column.")


class Merged(_Model):
    """Cells of a subheading row that are one cell in the document."""

    columns: list[str] = Field(description="The record's fields that the merged cell stands for.")
    text: str = Field(description="The merged cell as printed.")


class Record(_Model):
    """One row of an annex: a numbered action, or a subheading that covers the actions after it."""

    id: str = Field(
        description='"A1-12" for action 12 of Annex 1, "A1-s3" for its third subheading.'
    )
    annex: int = Field(ge=1, description="Number of the annex.")
    kind: Literal["action", "subheading"] = Field(description="What the row is.")
    number: int | None = Field(description="As printed; null for a subheading.")
    theme: int | None = Field(description='Number of the theme; null under "other matters".')
    functional_area: str = Field(description="The first part of the area column.")
    sub_area: str = Field(description='"" where the cell names no sub-area.')
    subheading: str | None = Field(description="Id of the subheading that covers this action.")
    action: str = Field(description="Action or deliverable; paragraphs separated by a line feed.")
    objective: str | None = Field(description="Objective or need; null without such a column.")
    comments: str | None = Field(
        description="The Secretariat's comments; null without such a column."
    )
    budget: Budget | None = Field(description="Null without such a column, or merged.")
    cost: Cost | None = Field(description="Null without such a column, or merged.")
    timeline: list[TimelineEntry] | None = Field(
        description="One entry a year column, in the order of reading; null without any, or merged."
    )
    status: Status | None = Field(description="Null where the cell is merged with others.")
    extra: dict[str, str] = Field(
        default_factory=dict,
        description="The texts of columns that stand for no other field, by heading or by the "
        'profile\'s name for it, in the order of columns; "" where the cell is blank.',
    )
    references: list[str] = Field(description="Document symbols named in the record's texts.")
    sources: list[Source] = Field(description="Where the row stands; empty for DOCX and text.")
    merged: Merged | None = Field(
        default=None, description="The cell that several value columns of the row share, if any."
    )
    findings: list[Finding] = Field(
        default_factory=list, description="What was found amiss in this record."
    )


class Theme(_Model):
    """A theme row, which spans the table."""

    number: int | None = Field(description='Null for "other matters".')
    title: str = Field(description="As printed, without its number.")


class SourceFile(_Model):
    """The file that was read."""

    name: str = Field(description="The file's name, without its folders.")
    format: Literal["pdf", "docx", "text"] = Field(description="What the content is.")
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="Hash of the file's bytes.")
    pages: int | None = Field(description="Null where the format has no pages.")


class Claim(_Model):
    """What the document says of its own contents."""

    annex: int | None = Field(description="Null for the whole plan.")
    actions: int = Field(ge=0, description="How many numbered actions there are said to be.")
    text: str = Field(description="The words that say so.")


class PlanDocument(_Model):
    """The document the plan was read from."""

    symbol: str = Field(description='Document symbol, the same in every language: "EB152/34".')
    title: str = Field(description='As printed; "" where none was found.')
    language: str = Field(description='ISO 639-1 code; "und" where nothing tells the language.')
    profile: str = Field(description="The plan family whose columns were expected.")
    source: SourceFile = Field(description="The file that the plan was read from.")
    reader: str = Field(description="The evidence tables were read by: tags, rules or markup.")
    claims: list[Claim] = Field(
        default_factory=list, description="What the document says of its own contents."
    )


class Plan(_Model):
    """A whole plan: themes, records in document order, and what was found amiss."""

    schema_version: Literal["ebplan/1"] = Field(
        default="ebplan/1", alias="schema", description="Version of this contract."
    )
    document: PlanDocument = Field(description="The document as a whole.")
    themes: list[Theme] = Field(description="Each theme once, in document order.")
    records: list[Record] = Field(description="Actions and subheadings in document order.")
    findings: list[Finding] = Field(
        default_factory=list, description="What was found amiss in the plan as a whole."
    )

    def actions(self, annex: int | None = None) -> list[Record]:
        """The numbered actions, of one annex or of all, in document order."""
        return [
            record
            for record in self.records
            if record.kind == "action" and annex in (None, record.annex)
        ]

    def subheadings(self, annex: int | None = None) -> list[Record]:
        """The subheadings, of one annex or of all, in document order."""
        return [
            record
            for record in self.records
            if record.kind == "subheading" and annex in (None, record.annex)
        ]

    def all_findings(self) -> Iterator[Finding]:
        """The plan's own findings, then those of each record in document order."""
        yield from self.findings
        for record in self.records:
            yield from record.findings

    def to_dict(self) -> dict[str, Any]:
        """The plan as `plan.json` holds it: plain dicts, lists, strings and numbers."""
        return self.model_dump(mode="json", by_alias=True)


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `plan.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Plan.model_json_schema(by_alias=True, mode="serialization"),
        "title": "ebplan plan",
    }
