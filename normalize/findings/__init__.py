"""The catalogue of findings: every kind that can turn up, its message, and what to do about it.

JSON, terminal and `docs/findings.md` are views of this one list. Its modules hold the kinds by
subject, in the order of that page.
"""

from collections.abc import Iterable
from itertools import chain

from normalize.findings import checks, corrections, languages, profile, reading, rows
from normalize.findings.kind import FindingKind
from normalize.records import Finding, Level, Source

__all__ = ["CATALOGUE", "FindingKind", "finding"]

_SUBJECTS = (reading, checks, profile, rows, languages, corrections)

CATALOGUE: dict[str, FindingKind] = {
    kind.code: kind for kind in chain.from_iterable(subject.KINDS for subject in _SUBJECTS)
}


def finding(
    code: str,
    record: str | None = None,
    sources: Iterable[Source] = (),
    *,
    level: Level | None = None,
    **values: object,
) -> Finding:
    """A finding of the kind `code`, its message filled in from `values`.

    `level` is given only where the kind's own does not hold. Raises KeyError for a code that is
    not in the catalogue and for a field that the message needs and `values` lacks.
    """
    kind = CATALOGUE[code]
    return Finding(
        code=kind.code,
        level=level or kind.level,
        record=record,
        message=kind.template.format(**values),
        sources=list(sources),
    )
