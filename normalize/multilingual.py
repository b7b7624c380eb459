"""One plan in several languages: the one definition of `plan.multilingual.json`.

Facts stand once, texts once for each language. Where the languages differ in a fact, the record
holds one reading, says how it was chosen, and lists all of them.
"""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from normalize.records import (
    BudgetValue,
    CostKind,
    CostPer,
    Level,
    Mark,
    Source,
    SourceFile,
    StatusValue,
    UsDollars,
)

MULTILINGUAL_SCHEMA = "ebplan-multilingual/1"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class LanguageFinding(_Model):
    """Something that differs between the languages, or could not be compared."""

    code: str = Field(description="Stable name of the kind of finding; docs/findings.md lists all.")
    level: Level = Field(
        description="error: the languages differ; warning: they may, or could not be compared; "
        "info: worth knowing."
    )
    record: str | None = Field(
        default=None, description="Id of the multilingual record it is about, if one."
    )
    field: str | None = Field(
        default=None, description='The fact or text it is about, as "cost" or "timeline.2023".'
    )
    languages: list[str] = Field(
        description="The languages that differ from the others, or that it is about."
    )
    message: str = Field(description="What was found, in a plain sentence.")
    sources: dict[str, list[Source]] = Field(
        default_factory=dict,
        description="By language, where it stands in that language's document; without entry "
        "where the document has no pages.",
    )


class CostFact(_Model):
    """The estimated cost of delivery, without the words it was read from."""

    kind: CostKind = Field(description="As in plan.json.")
    min_usd: UsDollars | None = Field(default=None, description="US dollars; lower end of a range.")
    max_usd: UsDollars | None = Field(
        default=None, description="US dollars; upper end of a range, null for an open-ended amount."
    )
    open_ended: bool = Field(default=False, description='True for "40 000+": at least min_usd.')
    per: CostPer | None = Field(default=None, description="What the amount is paid for each of.")


FactValue = CostFact | int | str | list[str] | None


class Disagreement(_Model):
    """A fact that the languages do not agree on."""

    field: str = Field(
        description="number, theme, subheading, budget, cost, timeline.PERIOD, status or merged."
    )
    value: FactValue = Field(description="The reading that the record holds.")
    chosen_by: Literal["majority", "order"] = Field(
        description="majority: more languages have this reading than any other; order: as many "
        "have another, and this is that of the language given first."
    )
    readings: dict[str, FactValue] = Field(
        description="By language, what each of those that have the record says."
    )


class Texts(_Model):
    """The words of a record in one language, as its plan.json has them."""

    functional_area: str = Field(description="The first part of the area column.")
    sub_area: str = Field(description='"" where the cell names no sub-area.')
    action: str = Field(description="Action or deliverable; paragraphs separated by a line feed.")
    objective: str | None = Field(description="Objective or need; null without such a column.")
    comments: str | None = Field(
        description="The Secretariat's comments; null without such a column."
    )
    budget: str | None = Field(description="The budget's cell as printed; null without one.")
    cost: str | None = Field(description="The cost's cell as printed; null without one.")
    cost_note: str | None = Field(description="What else the cost's cell says of the amount.")
    timeline: dict[str, str] | None = Field(
        description="The timeline's cells as printed, by period; null without any."
    )
    status: str | None = Field(description="The status's cell as printed; null without one.")
    merged: str | None = Field(description="The merged cell as printed; null without one.")
    extra: dict[str, str] = Field(
        default_factory=dict,
        description="The texts of columns that stand for no other field, as in plan.json, under "
        "that language's own headings.",
    )


class MultilingualRecord(_Model):
    """One row of the plan: its facts once, its texts in every language that has it."""

    id: str = Field(description='As in plan.json: "A1-12", "A1-s3".')
    annex: int = Field(ge=1, description="Number of the annex.")
    kind: Literal["action", "subheading"] = Field(description="What the row is.")
    number: int | None = Field(description="As printed; null for a subheading.")
    theme: int | None = Field(description='Number of the theme; null under "other matters".')
    subheading: str | None = Field(
        description="Id of the multilingual record that covers this action, a subheading."
    )
    budget: BudgetValue | None = Field(description="As budget.value in plan.json.")
    cost: CostFact | None = Field(description="As cost in plan.json, without its words.")
    timeline: dict[str, Mark] | None = Field(
        description="As timeline[].mark in plan.json, by period, from left to right."
    )
    status: StatusValue | None = Field(description="As status.value in plan.json.")
    merged: list[str] | None = Field(
        description="The fields that one merged cell stands for; null without such a cell."
    )
    references: list[str] = Field(
        description="Document symbols that any language names in the record's texts."
    )
    ids: dict[str, str] = Field(
        description="By language, the record's id in that language's own plan. A language that "
        "lacks the record has no entry, here and in texts and sources."
    )
    texts: dict[str, Texts] = Field(description="By language, the words of the record.")
    sources: dict[str, list[Source]] = Field(
        description="By language, where the row stands; an empty list for DOCX and text."
    )
    disagreements: list[Disagreement] = Field(
        default_factory=list, description="The facts that the languages do not agree on."
    )
    findings: list[LanguageFinding] = Field(
        default_factory=list, description="What the comparison found in this record."
    )


class MultilingualTheme(_Model):
    """A theme with its title in every language that has it."""

    number: int | None = Field(description='Null for "other matters".')
    titles: dict[str, str] = Field(description="By language, as printed, without the number.")


class Edition(_Model):
    """The document in one language, and how far it agrees with the others."""

    language: str = Field(description="ISO 639-1 code.")
    direction: Literal["ltr", "rtl"] = Field(
        description="Which way most of its letters are written: for pages that show the texts."
    )
    title: str = Field(description='As printed; "" where none was found.')
    source: SourceFile = Field(description="The file that the plan was read from.")
    reader: str = Field(description="The evidence tables were read by, as in plan.json.")
    records: int = Field(description="How many records this language has.")
    actions: int = Field(description="How many of them are actions.")
    facts: int = Field(
        description="How many facts could be compared: the presence of each record, and the facts "
        "of those that this language and another have."
    )
    agreeing: int = Field(description="How many of them are as the multilingual record has them.")
    not_compared: int = Field(
        description="How many facts could not be compared, as their words were not recognised."
    )


class MultilingualDocument(_Model):
    """The document as a whole."""

    symbol: str = Field(description="Document symbol, the same in every language.")
    profile: str = Field(description="The plan family whose columns were expected.")
    languages: list[str] = Field(
        description="In the order they were given, which settles ties between readings."
    )
    editions: list[Edition] = Field(description="One for each language, in the same order.")


class MultilingualPlan(_Model):
    """A whole plan in several languages, and where they do not agree."""

    schema_version: Literal["ebplan-multilingual/1"] = Field(
        default="ebplan-multilingual/1", alias="schema", description="Version of this contract."
    )
    document: MultilingualDocument = Field(description="The document and its languages.")
    agree: bool = Field(
        description="Whether nothing above the level info was found: all facts were compared and "
        "are the same, and no text stands out."
    )
    themes: list[MultilingualTheme] = Field(description="Each theme once, in document order.")
    records: list[MultilingualRecord] = Field(
        description="Actions and subheadings in document order."
    )
    findings: list[LanguageFinding] = Field(
        default_factory=list, description="What the comparison found in the plan as a whole."
    )

    def actions(self, annex: int | None = None) -> list[MultilingualRecord]:
        """The numbered actions, of one annex or of all, in document order."""
        return [
            record
            for record in self.records
            if record.kind == "action" and annex in (None, record.annex)
        ]

    def all_findings(self) -> Iterator[LanguageFinding]:
        """The plan's own findings, then those of each record in document order."""
        yield from self.findings
        for record in self.records:
            yield from record.findings

    def to_dict(self) -> dict[str, Any]:
        """The plan as `plan.multilingual.json` holds it."""
        return self.model_dump(mode="json", by_alias=True)


def multilingual_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `plan.multilingual.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **MultilingualPlan.model_json_schema(by_alias=True, mode="serialization"),
        "title": "ebplan multilingual plan",
    }
