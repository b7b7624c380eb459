"""The page of the findings."""

from normalize.findings import CATALOGUE

_HEAD = """# Findings

A finding says what is wrong, missing or uncertain. It has a code that stays the same from version
to version, a level, a sentence, and the pages and boxes that it is about. It stands with its
record in `plan.json`, or with the plan where it is about no single record. Its level is usual for
its kind, and can differ where the facts say so.

- `error`: something is wrong.
- `warning`: something may be wrong.
- `info`: worth knowing. `ebplan check` calls a plan with nothing else sound.

"""


def findings_page() -> str:
    """The catalogue of findings."""
    sections = [
        f"## `{kind.code}`\n\n**{kind.title}** ({kind.level})\n\n"
        f"> {kind.template}\n\n{kind.explanation}\n"
        for kind in CATALOGUE.values()
    ]
    return _HEAD + "\n".join(sections)
