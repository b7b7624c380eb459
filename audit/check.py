"""A plan held against what the document says of itself, and against the rules of such plans.

Each rule is a function from a plan to findings; `RULES` lists them in the order they report.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from normalize.findings import finding
from normalize.lexicon import lexicon_file
from normalize.records import Claim, Finding, Plan, Record, Source
from normalize.unrecognised import unrecognised_values

Rule = Callable[[Plan], Iterator[Finding]]


def check_plan(plan: Plan) -> list[Finding]:
    """What is wrong, missing or uncertain in the plan, rule by rule; empty for a sound plan."""
    return [found for rule in RULES for found in rule(plan)]


def _counts(plan: Plan) -> Iterator[Finding]:
    for claim in plan.document.claims:
        found = len(plan.actions(claim.annex))
        if found != claim.actions:
            yield _count_finding(claim, found)


def _count_finding(claim: Claim, found: int) -> Finding:
    if claim.annex is None:
        return finding("count_mismatch", claimed=claim.actions, text=claim.text, found=found)
    return finding(
        "annex_count_mismatch",
        annex=claim.annex,
        claimed=claim.actions,
        text=claim.text,
        found=found,
    )


def _claims(plan: Plan) -> Iterator[Finding]:
    if not plan.document.claims:
        yield finding("claims_missing")


def _no_actions(plan: Plan) -> Iterator[Finding]:
    if not plan.actions():
        yield finding("no_actions")


def _ids(plan: Plan) -> Iterator[Finding]:
    for id_, count in Counter(record.id for record in plan.records).items():
        if count > 1:
            yield finding("id_repeated", id_, id=id_, count=count)


def _gaps(plan: Plan) -> Iterator[Finding]:
    for annex, actions in _numbered(plan).items():
        after: dict[int, Record] = dict(actions)
        for below, above in pairwise([0, *sorted(after)]):
            if above - below > 1:
                missing = _range(below + 1, above - 1)
                yield finding(
                    "number_gap", sources=after[above].sources, annex=annex, missing=missing
                )


def _repeats(plan: Plan) -> Iterator[Finding]:
    for annex, actions in _numbered(plan).items():
        for number, count in Counter(number for number, _ in actions).items():
            if count > 1:
                records = [record for other, record in actions if other == number]
                yield finding(
                    "number_repeated",
                    records[-1].id,
                    _sources(records),
                    annex=annex,
                    number=number,
                    count=count,
                )


def _order(plan: Plan) -> Iterator[Finding]:
    for annex, actions in _numbered(plan).items():
        for (previous, _), (number, record) in pairwise(actions):
            if number < previous:
                yield finding(
                    "number_out_of_order",
                    record.id,
                    record.sources,
                    annex=annex,
                    number=number,
                    previous=previous,
                )


def _values(plan: Plan) -> Iterator[Finding]:
    """Values that no lexicon knows, but for those that the plan tells of already.

    A plan that was read with a lexicon of the user's own names that file where this rule, which
    has the records only, would name the package's.
    """
    file = lexicon_file(plan.document.language)
    told: dict[str | None, list[str]] = {}
    for one in plan.all_findings():
        told.setdefault(one.record, []).append(one.message)
    for found in unrecognised_values(plan.records, file):
        but_for_file = found.message.removesuffix(f"{file}.")
        if not any(message.startswith(but_for_file) for message in told.get(found.record, [])):
            yield found


def _empty(plan: Plan) -> Iterator[Finding]:
    with_areas = {record.annex for record in plan.records if record.functional_area.strip()}
    for record in plan.records:
        for field in _empty_fields(record, has_areas=record.annex in with_areas):
            yield finding("empty_field", record.id, record.sources, field=field)


def _empty_fields(record: Record, *, has_areas: bool) -> Iterator[str]:
    # Without any there is no such column; where the profile expects one, the reader has said so.
    if has_areas and not record.functional_area.strip():
        yield "functional area"
    if not record.action.strip():
        yield "action"
    if record.kind == "action" and record.number is None:
        yield "number"


def _theme_list_order(plan: Plan) -> Iterator[Finding]:
    for previous, theme in pairwise(theme.number for theme in plan.themes):
        if theme is not None and _rank(theme) <= _rank(previous):
            yield finding("theme_order", theme=_theme_name(theme), previous=_theme_name(previous))


def _theme_record_order(plan: Plan) -> Iterator[Finding]:
    for previous, record in pairwise(plan.records):
        if record.annex == previous.annex and _rank(record.theme) < _rank(previous.theme):
            yield finding(
                "theme_order",
                record.id,
                record.sources,
                theme=_theme_name(record.theme),
                previous=_theme_name(previous.theme),
            )


def _theme_known(plan: Plan) -> Iterator[Finding]:
    listed = {theme.number for theme in plan.themes}
    if not listed and all(record.theme is None for record in plan.records):
        # A plan without any; where the profile expects some, the reader has said so.
        return
    for record in plan.records:
        if record.theme not in listed:
            if record.theme is None:
                yield finding("theme_missing", record.id, record.sources)
            else:
                yield finding(
                    "theme_unknown", record.id, record.sources, theme=_theme_name(record.theme)
                )


def _subheadings(plan: Plan) -> Iterator[Finding]:
    covering = {record.subheading for record in plan.actions()}
    for record in plan.subheadings():
        if record.id not in covering:
            yield finding(
                "subheading_without_actions",
                record.id,
                record.sources,
                action=record.action,
            )


RULES: tuple[Rule, ...] = (
    _no_actions,
    _counts,
    _claims,
    _ids,
    _gaps,
    _repeats,
    _order,
    _values,
    _empty,
    _theme_list_order,
    _theme_record_order,
    _theme_known,
    _subheadings,
)


def _numbered(plan: Plan) -> dict[int, list[tuple[int, Record]]]:
    """The numbers of each annex with their actions, in document order."""
    numbered: dict[int, list[tuple[int, Record]]] = {}
    for record in plan.actions():
        if record.number is not None:
            numbered.setdefault(record.annex, []).append((record.number, record))
    return numbered


def _range(first: int, last: int) -> str:
    return f"{first} is" if first == last else f"{first} to {last} are"


def _rank(theme: int | None) -> float:
    """Where a theme belongs in the order: by its number, and last without one."""
    return float("inf") if theme is None else theme


def _theme_name(theme: int | None) -> str:
    return "The theme without a number" if theme is None else f"Theme {theme}"


def _sources(records: Iterable[Record]) -> list[Source]:
    return [source for record in records for source in record.sources]
