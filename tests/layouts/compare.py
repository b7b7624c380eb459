"""A plan as read held against what was typeset, field by field."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from normalize.records import Finding, Plan, Record
from normalize.text import fold
from tests.layouts.axes import Shape
from tests.layouts.expected import Expected, Shown
from tests.layouts.plans import YEARS, Item

# What is so of every document here: nothing but its annexes.
_HYPHENED = re.compile(r"[^\W\d]-[^\W\d]")
_USUAL = {"claims_missing", "title_missing", "symbol_assumed", "subheading_without_actions"}


def differences(
    plan: Plan,
    records: Sequence[Expected],
    themes: list[tuple[int | None, str]],
    shape: Shape,
    known: Iterable[str] = (),
) -> list[str]:
    """Every field that was read otherwise than typeset, and every finding without a reason.

    `known` are codes of findings that this very layout gives reason for.
    """
    found = []
    if [(one.number, fold(one.title)) for one in plan.themes] != [
        (number, fold(title)) for number, title in themes
    ]:
        found.append(f"themes: {plan.themes}")
    swallowed = _swallowed(plan, records)
    if swallowed is None:
        wanted = [record.identity for record in records]
        if [record.id for record in plan.records] != wanted:
            read = [record.id for record in plan.records]
            at = next(at for at in range(len(read) + 1) if read[: at + 1] != wanted[: at + 1])
            return [*found, f"records from {at} on: {read[at:]} for {wanted[at:]}"]
        swallowed = len(records)
    for record, one in zip(plan.records, records[:swallowed], strict=False):
        found.extend(f"{record.id}: {what}" for what in _record(record, one, shape))
    titles = {
        fold(title) for title in (*records[0].item.speech.titles, records[0].item.speech.other)
    }
    new = {fold(title) for _, title in themes} - titles
    told = sum(finding.code == "theme_new" for finding in plan.findings)
    if told != len(new):
        found.append(f"{told} themes are said to be new, not {len(new)}")
    return [*found, *_plan_findings(plan, records, shape, {*known, "theme_new"})]


def _swallowed(plan: Plan, records: Sequence[Expected]) -> int | None:
    """Where comparing must end: before the first row that joined the row before it, and says so.

    A row without number that opens a page and whose area nobody knows may be a subheading or the
    rest of the row before: nothing tells, so a finding must.
    """
    for index, one in enumerate(records[1:], start=1):
        ambiguous = one.item.kind == "subheading" and one.opens_part and not _is_known(one.item)
        before = plan.records[index - 1] if index <= len(plan.records) else None
        if ambiguous and before is not None and "row_glued_uncertain" in _codes(before):
            here = plan.records[index] if index < len(plan.records) else None
            fewer = len(plan.records) < len(records)
            if here is None or fewer or here.id != one.identity or not _same_action(here, one):
                return index - 1
    return None


def _coverage(record: Record, one: Expected) -> str | None:
    """The subheading of a record; areas that nobody knows may be split differently in two rows."""
    return one.subheading if record.subheading or _is_known(one.item) else None


def _same_action(record: Record, one: Expected) -> bool:
    return fold(record.action) == fold("".join(one.item.texts["action"]))


def _is_known(item: Item) -> bool:
    return item.area[0] in item.speech.areas


def _record(record: Record, one: Expected, shape: Shape) -> Iterator[str]:
    item = one.item
    facts = (
        ("kind", record.kind, item.kind),
        ("number", record.number, item.number),
        ("theme", record.theme, one.theme),
        ("subheading", record.subheading, _coverage(record, one)),
        ("pages", [source.page for source in record.sources], one.pages),
        *_values(record, item),
    )
    for name, found, wanted in facts:
        if found != wanted:
            yield f"{name} is {found!r}, not {wanted!r}"
    yield from _area(record, item, shape)
    for role, shown in one.shown.items():
        text = getattr(record, role)
        yield from [f"{role} is null"] if text is None else _text(role, text, shown)
    for code in sorted(_codes(record) - _expected_codes(one)):
        said = [finding.message for finding in record.findings if finding.code == code]
        yield f"finding {code}: {said}"


def _text(role: str, found: str, shown: Shown) -> Iterator[str]:
    """How a text differs: its words, breaks that are missing or too many, its spaces."""
    wanted = "\n".join(shown.paragraphs)
    # A tab of the document stays one.
    found = found.replace("\t", " ")
    if fold(found) != fold(wanted):
        yield f"{role} is {found!r}, not {wanted!r}"
        return
    breaks = set(_ends(found.split("\n")))
    ends = list(_ends(shown.paragraphs))
    if not breaks <= {*ends, *shown.doubtful}:
        yield f"{role} has breaks too many: {found!r} for {wanted!r}"
    if not {ends[index - 1] for index in shown.breaks} <= breaks:
        yield f"{role} lacks breaks: {found!r} for {wanted!r}, shown {shown.breaks}"
    if shown.exact and breaks == set(ends) and found != wanted:
        yield f"{role} has other spaces: {found!r} for {wanted!r}"


def _ends(paragraphs: Sequence[str]) -> Iterator[int]:
    """Where each paragraph but the last ends, in characters of the folded text."""
    return accumulate(len(fold(text)) for text in paragraphs[:-1])


def _values(record: Record, item: Item) -> Iterator[tuple[str, Any, Any]]:
    if item.annex == 2:
        values = (record.budget, record.cost, record.timeline, record.merged)
        yield "values", values, (None, None, None, None)
        yield "status", record.status and record.status.value, "implemented"
        return
    merged = ["timeline" if role in YEARS else role for role in item.merged]
    yield "merged", record.merged and record.merged.columns, list(dict.fromkeys(merged)) or None
    yield "merged text", record.merged and record.merged.text, "-" if merged else None
    texts = {role: None if role in item.merged else item.values[role] for role in item.values}
    budget, cost, status = record.budget, record.cost, record.status
    yield "budget", budget and budget.value, _look_up(item.speech.budgets, texts["budget"])
    yield "budget text", budget and fold(budget.text), _folded(texts["budget"])
    found = cost and (cost.kind, cost.min_usd, cost.max_usd, cost.open_ended, cost.per)
    yield "cost", found, _look_up(item.speech.costs, texts["cost"])
    yield "cost text", cost and fold(cost.text), _folded(texts["cost"])
    yield "status", status and status.value, _look_up(item.speech.statuses, texts["status"])
    yield "status text", status and fold(status.text), _folded(texts["status"])
    timeline = record.timeline
    marks = (
        None if timeline is None else [(one.period, one.mark, fold(one.text)) for one in timeline]
    )
    wanted = [
        (year, _look_up(item.speech.marks, texts[year]), fold(texts[year] or "")) for year in YEARS
    ]
    yield "timeline", marks, None if "2023" in item.merged else wanted


def _look_up(values: dict[str, Any], text: str | None) -> Any:
    return None if text is None else values[text]


def _folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _area(record: Record, item: Item, shape: Shape) -> Iterator[str]:
    """An area that the lexicon knows is split; another at least says all that was printed."""
    found = fold(record.functional_area), fold(record.sub_area)
    wanted = fold(item.area[0]), fold(item.area[1])
    if found == wanted:
        return
    between = item.speech.colon if shape.area == "colon" and item.area[1] else ""
    whole = fold(between.join(item.area))
    if _is_known(item) or found != (whole, ""):
        yield f"area is {found}, not {wanted}"


def _expected_codes(one: Expected) -> set[str]:
    item = one.item
    codes = set(_USUAL)
    texts = [text for role, text in item.values.items() if role not in item.merged]
    if item.speech.unknown & set(texts):
        codes.add("unrecognised_value")
    all_texts = (*item.texts.values(), *(more.paragraphs for more in item.extra))
    if any(_HYPHENED.search(text) for parts in all_texts for text in parts):
        # A line may end at the hyphen, and few words of a random plan say how it is written.
        codes.add("hyphen_uncertain")
    if one.cut:
        codes.add("row_glued_uncertain")
    if not _is_known(item):
        codes |= {"unsplit_area", "row_kind_uncertain"}
    return codes


def _plan_findings(
    plan: Plan, records: Sequence[Expected], shape: Shape, known: Iterable[str]
) -> Iterator[str]:
    allowed = {*_USUAL, *known}
    if all(one.item.kind == "subheading" for one in records):
        allowed.add("no_actions")
    if getattr(shape, "between", "") == "table":
        allowed.add("table_ignored")
    hides = getattr(shape, "hidden", "nothing") != "nothing"
    for finding in plan.findings:
        if hides and finding.message.endswith("characters that the page doesn't show."):
            continue
        if finding.code not in allowed:
            yield f"finding {finding.code}: {finding.message}"


def all_findings(plan: Plan) -> list[Finding]:
    """The findings of a plan and of its records."""
    return [*plan.findings, *(one for record in plan.records for one in record.findings)]


def _codes(record: Record) -> set[str]:
    return {finding.code for finding in record.findings}
