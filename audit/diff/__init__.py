"""Two versions of one plan: which record became which, and what changed in it."""

from collections import Counter
from collections.abc import Iterable

from audit.diff.changes import record_changes, theme_changes
from audit.diff.fields import Known, Side
from audit.diff.model import Change, PlanDiff, Summary, Version
from audit.diff.records import Paired, paired
from extract.errors import ComparisonError
from normalize.records import Plan

__all__ = ["check_languages", "diff_plans"]


def diff_plans(old: Plan, new: Plan, *, exact: bool = False) -> PlanDiff:
    """What changed from the old version of a plan to the new one.

    Unless `exact`, what `fold()` ignores (spacing, widths, kinds of dashes and quotes) is no
    difference, and neither is another wording of the same value. Document symbol and plan family
    may differ, as later versions have others. Raises ComparisonError where the languages do.
    """
    check_languages(old, new, (old.document.source.name, new.document.source.name))
    pairs = paired(old, new)
    known = _known(old, new, pairs)
    changes = [
        *theme_changes(old, new, pairs.themes, exact=exact),
        *record_changes(old, new, pairs.records, known, exact=exact),
    ]
    total = len(old.records) + len(old.themes)
    lost = sum(change.new is None for change in changes)
    in_both = sum(change.old is not None and change.new is not None for change in changes)
    return PlanDiff(
        old=Version.of(old),
        new=Version.of(new),
        summary=_summary(changes, unchanged=total - lost - in_both),
        changes=changes,
    )


def check_languages(old: Plan, new: Plan, names: tuple[str, str]) -> None:
    """Raise ComparisonError, which names the plans so, where they are in two languages."""
    one, other = old.document.language, new.document.language
    if one != other:
        raise ComparisonError(
            f"{names[0]} is in {one} and {names[1]} in {other}",
            remedy="compare versions in one language; ebplan align compares the languages of one "
            "document, and a language that was not recognised is given with ebplan extract "
            "--language",
        )


def _known(old: Plan, new: Plan, pairs: Paired) -> Known:
    return Known(
        old=Side(old),
        new=Side(new),
        subheadings={
            old.records[i].id: new.records[match.new].id
            for i, match in pairs.records.items()
            if old.records[i].kind == "subheading"
        },
        themes={
            old.themes[i].number: new.themes[match.new].number for i, match in pairs.themes.items()
        },
    )


def _summary(changes: Iterable[Change], unchanged: int) -> Summary:
    types = Counter[str]()
    fields = Counter[str]()
    for change in changes:
        types[change.type] += 1
        fields.update(each.field for each in change.fields)
    return Summary(unchanged=unchanged, fields=dict(sorted(fields.items())), **types)
