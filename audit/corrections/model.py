"""What a reviewer decided: the one definition of `corrections.json`."""

from collections import Counter
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from audit.corrections.values import checked_text, checked_value, known_field
from normalize.records import Level

CORRECTIONS_SCHEMA = "ebplan-corrections/1"

Moment = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$")]
Who = Annotated[str, Field(min_length=1, max_length=200)]
Why = Annotated[str, Field(max_length=2000)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ReviewedDocument(_Model):
    """The document that was reviewed."""

    symbol: str = Field(description="Document symbol, as in plan.json.")
    language: str = Field(description="ISO 639-1 code, as in plan.json.")
    name: str = Field(description="The file's name, without its folders.")
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="Hash of the file's bytes.")


class _Decision(_Model):
    by: Who = Field(description="Who decided.")
    reason: Why = Field(description="Why; may be empty where a field is accepted.")
    when: Moment | None = Field(
        default=None, description='When: UTC, as "2026-11-24T16:52:21Z"; null where not known.'
    )

    @field_validator("by", "reason")
    @classmethod
    def _one_line(cls, value: str) -> str:
        if "\n" in value:
            raise ValueError("a text of several lines")
        if value != value.strip():
            raise ValueError("a text with blanks at its ends")
        return checked_text(value)


class _Reasoned(_Decision):
    @field_validator("reason")
    @classmethod
    def _given(cls, value: str) -> str:
        if not value:
            raise ValueError("a reason is needed")
        return value


class AcceptedField(_Decision):
    """A field that was found right as it was read."""

    decision: Literal["accept"] = Field(description="What was decided.")
    record: str = Field(description="Id of the record.")
    field: str = Field(description='The field, as "budget", "timeline.2024" or "extra.Unit".')
    read: Any = Field(description="The field's value as it was read, as plan.json has it.")

    @field_validator("field")
    @classmethod
    def _known(cls, value: str) -> str:
        return _known_field(value)


class CorrectedField(_Reasoned):
    """A field that was found wrong, and what is right."""

    decision: Literal["correct"] = Field(description="What was decided.")
    record: str = Field(description="Id of the record.")
    field: str = Field(description='The field, as "budget", "timeline.2024" or "extra.Unit".')
    read: Any = Field(description="The field's value as it was read, as plan.json has it.")
    corrected: Any = Field(description="What it is to be, in the same form.")

    @field_validator("field")
    @classmethod
    def _known(cls, value: str) -> str:
        return _known_field(value)

    @field_validator("corrected")
    @classmethod
    def _sound(cls, value: Any, info: ValidationInfo) -> Any:
        if "field" in info.data:
            checked_value(info.data["field"], value)
        if "read" in info.data and value == info.data["read"]:
            raise ValueError("is what was read; accept it instead")
        return value


class AcceptedFinding(_Reasoned):
    """A finding that was looked at and found to be no trouble."""

    decision: Literal["accept_finding"] = Field(description="What was decided.")
    record: str | None = Field(description="Id of the record it is about; null for none.")
    code: str = Field(description="The finding's code.")
    message: str = Field(description="The finding's sentence.")
    level: Level = Field(description="The level that it had.")


Decision = Annotated[
    AcceptedField | CorrectedField | AcceptedFinding, Field(discriminator="decision")
]


class Corrections(_Model):
    """What a reviewer decided of a plan, field by field and finding by finding."""

    schema_version: Literal["ebplan-corrections/1"] = Field(
        default="ebplan-corrections/1", alias="schema", description="Version of this contract."
    )
    document: ReviewedDocument = Field(description="Which document it was.")
    decisions: list[Decision] = Field(description="The decisions, at most one on each thing.")

    @field_validator("decisions")
    @classmethod
    def _each_once(cls, decisions: list[Decision]) -> list[Decision]:
        for subject, count in Counter(map(subject_of, decisions)).items():
            if count > 1:
                raise ValueError(f"{count} decisions on {' '.join(map(str, subject))}")
        return decisions

    def to_dict(self) -> dict[str, Any]:
        """The decisions as `corrections.json` holds them."""
        return self.model_dump(mode="json", by_alias=True)


def subject_of(decision: Decision) -> tuple[str | None, ...]:
    """What a decision is about: record and field, or record, code and sentence of a finding."""
    if isinstance(decision, AcceptedFinding):
        return decision.record, decision.code, decision.message
    return decision.record, decision.field


def corrections_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `corrections.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Corrections.model_json_schema(by_alias=True, mode="serialization"),
        "title": "ebplan corrections",
    }


def _known_field(name: str) -> str:
    if not known_field(name):
        raise ValueError(f"no field is named {name!r}")
    return name
