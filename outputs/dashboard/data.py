"""What the page's scripts read: versions, plans by language, what changed, and the page's words."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from audit.diff import diff_plans
from normalize.records import Plan, Record
from outputs.dashboard.grouping import Version
from outputs.dashboard.words import words_for
from outputs.diff_view import language_direction
from outputs.page import shown_text

# What could end a script element or a comment in it, or a line of a script; JSON has no need of it.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def data_json(versions: Sequence[Version]) -> str:
    """The data as JSON that can stand in a script element of an HTML page."""
    text = json.dumps(_shown(data_of(versions)), ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def data_of(versions: Sequence[Version]) -> dict[str, Any]:
    """`versions`, oldest first, each with its `editions` by language, and `words` by language.

    An edition is a plan as `plan.json` has it, but for `extra`, which is a list of pairs; its
    `direction`; and `changes`, from the newest older version in its language, or null.
    """
    languages = dict.fromkeys(language for version in versions for language in version.plans)
    return {
        "versions": [
            {
                "symbol": version.symbol,
                "editions": {
                    language: _edition(plan, _changes(versions[:at], language, plan))
                    for language, plan in version.plans.items()
                },
            }
            for at, version in enumerate(versions)
        ],
        "words": words_for(languages),
    }


def _edition(plan: Plan, changes: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "direction": language_direction(plan),
        "document": plan.document.model_dump(mode="json"),
        "themes": [theme.model_dump(mode="json") for theme in plan.themes],
        "records": [_record(record) for record in plan.records],
        "findings": [finding.model_dump(mode="json") for finding in plan.findings],
        "changes": changes,
    }


def _record(record: Record) -> dict[str, Any]:
    # As pairs, since headings that differ in a control character are shown alike.
    return {
        **record.model_dump(mode="json"),
        "extra": [list(pair) for pair in record.extra.items()],
    }


def _changes(older: Sequence[Version], language: str, plan: Plan) -> dict[str, Any] | None:
    """What changed since the newest older version in this language; None where there is none."""
    for at in range(len(older) - 1, -1, -1):
        if language in older[at].plans:
            diff = diff_plans(older[at].plans[language], plan)
            return {
                "since": at,
                "summary": diff.summary.model_dump(mode="json"),
                "changes": [each.model_dump(mode="json") for each in diff.changes],
            }
    return None


def _shown(value: Any) -> Any:
    """The value with each text as a page shows it: control characters as escapes."""
    if isinstance(value, str):
        return shown_text(value)
    if isinstance(value, Mapping):
        return {key: _shown(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(each) for each in value]
    return value
