"""What became of a reviewer's corrections."""

from normalize.findings.kind import FindingKind

KINDS = (
    FindingKind(
        code="corrected",
        level="info",
        title="A reviewer corrected a field",
        template='The {field} was corrected from "{old}" to "{new}" by {by}{because}.',
        explanation="Made by `ebplan extract --corrections`. The record holds what the reviewer "
        "gave; the document was read as the finding says.",
    ),
    FindingKind(
        code="accepted",
        level="info",
        title="A reviewer found fields right",
        template="Found right by {by}{because}: {fields}.",
        explanation="Made by `ebplan extract --corrections`. The fields stand as they were read.",
    ),
    FindingKind(
        code="finding_accepted",
        level="info",
        title="A reviewer accepted a finding",
        template="The finding {name} was accepted by {by}{because}.",
        explanation="Made by `ebplan extract --corrections`. The finding before this one was "
        "looked at and is no trouble; its level is info now, so that `ebplan check` calls the plan "
        "sound if nothing else is found.",
    ),
    FindingKind(
        code="correction_not_matching",
        level="error",
        title="A correction does not fit the document any more",
        template="The {what} of the {field} of {id} by {by} was not applied: {reason}.",
        explanation="Made by `ebplan extract --corrections`. What a reviewer decided holds for "
        "what was read then; it now reads otherwise, so the field was left as it is. Look at it "
        "again with `ebplan review`.",
    ),
    FindingKind(
        code="accepted_finding_gone",
        level="warning",
        title="A finding that was accepted is not there any more",
        template='{by} accepted the finding {name} on {id}, which is not found any more: "{text}".',
        explanation="Made by `ebplan extract --corrections`. The document or the way it is read "
        "has changed since it was reviewed. Look at the record again.",
    ),
    FindingKind(
        code="corrections_of_other_file",
        level="info",
        title="The corrections were made for another file of the document",
        template="The corrections were made for another file, {name}; each was held against what "
        "this one reads.",
        explanation="Made by `ebplan extract --corrections`. Symbol and language are the same and "
        "the bytes are not: another format, or a new version. What didn't fit is told of apart.",
    ),
)
