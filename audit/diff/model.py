"""What changed between two versions: the one definition of what `ebplan diff --json` prints."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from normalize.multilingual import CostFact
from normalize.records import Plan, Source

DIFF_SCHEMA = "ebplan-diff/1"

ChangeType = Literal["added", "removed", "implemented", "moved", "changed", "renumbered"]
RecordKind = Literal["action", "subheading", "theme"]
ChangedValue = str | int | CostFact | list[str] | None


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class TextPart(_Model):
    """A run of words (of characters, in Chinese) that is in both texts or in one of them."""

    kind: Literal["same", "removed", "added"] = Field(
        description="same: in both; removed: in the old text only; added: in the new one only."
    )
    text: str = Field(description="The run as printed; the new text's spelling where it is same.")


class FieldChange(_Model):
    """One field of a record that is not what it was."""

    field: str = Field(
        description="The field: theme, functional_area, sub_area, subheading, action, objective, "
        'budget, cost, cost.note, "timeline.2024", merged, status, comments, "extra.Lead unit"; '
        "of a theme, title."
    )
    old: ChangedValue = Field(
        description="The value in the old version; null where it had none. A text as printed."
    )
    new: ChangedValue = Field(description="The value in the new version, likewise.")
    old_text: str | None = Field(
        default=None, description="The old cell as printed; null for a text, which is old itself."
    )
    new_text: str | None = Field(default=None, description="The new cell as printed, likewise.")
    parts: list[TextPart] | None = Field(
        default=None,
        description="For a text in both versions: all of it, in runs that say what was removed "
        "and added; null for other fields.",
    )


class Change(_Model):
    """A record that is not in the new version as it was in the old one."""

    type: ChangeType = Field(
        description="added, removed; implemented: moved to an annex of implemented actions; "
        "moved: to another annex; changed: its fields; renumbered: nothing but its number."
    )
    kind: RecordKind = Field(description="What the record is.")
    old: str | None = Field(
        description='Its id in the old version: "A1-12", "A1-s3", "theme-2", "theme-other" for the '
        "theme without a number; null where it was added."
    )
    new: str | None = Field(description="Its id in the new version; null where it was removed.")
    confidence: float = Field(
        ge=0, le=1, description="How sure it is that both are the same record; 1 for one alone."
    )
    label: str = Field(description="Its text (new, else old), so that people know which it is.")
    fields: list[FieldChange] = Field(
        default_factory=list, description="What changed in it; empty for one that is there once."
    )
    old_sources: list[Source] = Field(
        default_factory=list, description="Where it stood: pages and boxes; empty without pages."
    )
    new_sources: list[Source] = Field(default_factory=list, description="Where it stands.")


class Version(_Model):
    """One of the two plans that were compared."""

    name: str = Field(description="The file's name, without its folders.")
    symbol: str = Field(description="Document symbol.")
    title: str = Field(description='As printed; "" where none was found.')
    language: str = Field(description="ISO 639-1 code, the same in both.")
    profile: str = Field(description="The plan family whose columns were expected.")
    format: str = Field(description="What the file's content is.")
    sha256: str = Field(description="Hash of the bytes of the document that was read.")
    reader: str = Field(description="The evidence tables were read by.")
    actions: int = Field(description="How many numbered actions it has.")
    subheadings: int = Field(description="How many subheadings it has.")
    themes: int = Field(description="How many themes it has.")

    @classmethod
    def of(cls, plan: Plan) -> "Version":
        """The plan as one of two that are compared."""
        document = plan.document
        return cls(
            name=document.source.name,
            symbol=document.symbol,
            title=document.title,
            language=document.language,
            profile=document.profile,
            format=document.source.format,
            sha256=document.source.sha256,
            reader=document.reader,
            actions=len(plan.actions()),
            subheadings=len(plan.subheadings()),
            themes=len(plan.themes),
        )


class Summary(_Model):
    """How many records changed in what way; each changed record counts once."""

    added: int = 0
    removed: int = 0
    implemented: int = 0
    moved: int = 0
    changed: int = 0
    renumbered: int = 0
    unchanged: int = Field(default=0, description="Records that are as they were.")
    fields: dict[str, int] = Field(
        default_factory=dict, description="By field, in how many records it changed."
    )


class PlanDiff(_Model):
    """What changed from one version of a plan to another."""

    schema_version: Literal["ebplan-diff/1"] = Field(
        default="ebplan-diff/1", alias="schema", description="Version of this contract."
    )
    old: Version = Field(description="The version that was.")
    new: Version = Field(description="The version that is.")
    summary: Summary = Field(description="How much changed.")
    changes: list[Change] = Field(
        description="In the order of the new version, each removed record where it would stand."
    )

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not self.changes

    def to_dict(self) -> dict[str, Any]:
        """The difference as `--json` prints it."""
        return self.model_dump(mode="json", by_alias=True)


def diff_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a difference as `--json` prints it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **PlanDiff.model_json_schema(by_alias=True, mode="serialization"),
        "title": "ebplan difference of two versions",
    }
