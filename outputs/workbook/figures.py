"""The tables of the summary: how many actions, in which state, due when, for how much."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from normalize.findings import CATALOGUE
from normalize.records import BudgetValue, Level, Mark, Plan, Record, StatusValue
from outputs.columns import Value, periods


@dataclass(frozen=True, slots=True)
class Line:
    """A row of figures behind its label; `total` where it sums up others."""

    cells: tuple[Value, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the summary with its title, and notes on how its figures are to be read."""

    title: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def sections(plan: Plan) -> list[Section]:
    """The tables for this plan, without those that it has nothing for."""
    found = [_by_status(plan), _by_period(plan), _by_budget(plan), _by_money(plan), _findings(plan)]
    return [section for section in found if section.lines]


def _by_status(plan: Plan) -> Section:
    known = _known(get_args(StatusValue), map(_status, plan.actions()))
    lines = []
    for annex in dict.fromkeys(record.annex for record in plan.records):
        actions = plan.actions(annex)
        lines.append(_counted(f"Annex {annex}", actions, _status, known, total=True))
        lines += [
            _counted(title, of_theme, _status, known) for title, of_theme in by_theme(plan, actions)
        ]
    lines.append(_counted("All", plan.actions(), _status, known, total=True))
    return Section("Actions by annex, theme and status", ("", *known, "total"), tuple(lines))


def _by_period(plan: Plan) -> Section:
    marks: dict[str, list[str]] = {
        period: [
            entry.mark
            for record in plan.actions()
            for entry in record.timeline or ()
            if entry.period == period
        ]
        for period in periods(plan)
    }
    known = _known(get_args(Mark), (mark for found in marks.values() for mark in found))
    lines = [
        Line((period, *(Counter(found)[mark] for mark in known), len(found)))
        for period, found in marks.items()
    ]
    notes = ("An action that is due in several periods counts in each of them.",)
    return Section("Actions by period", ("", *known, "total"), tuple(lines), notes)


def _by_budget(plan: Plan) -> Section:
    actions = [record for record in plan.actions() if record.budget is not None]
    known = _known(get_args(BudgetValue), map(_budget, actions))
    lines = [_counted(title, part, _budget, known) for title, part in by_theme(plan, actions)]
    if lines:
        lines.append(_counted("All", actions, _budget, known, total=True))
    notes = ("Actions of annexes with a budget column.",)
    return Section("Budget by theme", ("", *known, "total"), tuple(lines), notes)


def _by_money(plan: Plan) -> Section:
    actions = [record for record in plan.actions() if record.cost is not None]
    lines = [Line((title, *_money(part))) for title, part in by_theme(plan, actions)]
    if lines:
        lines.append(Line(("All", *_money(actions)), total=True))
    headings = (
        *("", "actions", "with a sum", "least, USD", "most, USD", "open-ended"),
        *("for each year or visit", "not known", "no money"),
    )
    notes = (
        "Least and most add up both ends of the amounts; one without an upper end (open-ended) "
        "counts there with its lower one, so that the sum is more than most. What is paid for each "
        "year or visit is in no sum, as for how many is not known.",
        "Not known: to be confirmed, or a wording that is not recognised. No money: staff time, a "
        "dash, or an empty cell.",
    )
    return Section("Money by theme", headings, tuple(lines), notes)


def _money(actions: Sequence[Record]) -> tuple[int, ...]:
    """The figures of one line: they are the same as those of the dashboard."""
    costs = [record.cost for record in actions if record.cost is not None]
    amounts = [cost for cost in costs if cost.kind == "amount" and cost.min_usd is not None]
    sums = [cost for cost in amounts if cost.per is None]
    ends = [cost.min_usd if cost.max_usd is None else cost.max_usd for cost in sums]
    unknown = [cost for cost in costs if cost.kind in ("tbc", "unrecognised")]
    unknown += [cost for cost in costs if cost.kind == "amount" and cost.min_usd is None]
    return (
        len(costs),
        len(sums),
        sum(cost.min_usd or 0 for cost in sums),
        sum(end or 0 for end in ends),
        sum(cost.open_ended or cost.max_usd is None for cost in sums),
        len(amounts) - len(sums),
        len(unknown),
        len(costs) - len(amounts) - len(unknown),
    )


def _findings(plan: Plan) -> Section:
    levels = get_args(Level)
    counts = Counter((found.level, found.code) for found in plan.all_findings())
    ordered = sorted(counts, key=lambda each: (-levels.index(each[0]), each[1]))
    lines = [
        Line((CATALOGUE[code].title if code in CATALOGUE else code, level, counts[level, code]))
        for level, code in ordered
    ]
    return Section("Findings", ("", "level", "how many"), tuple(lines))


def by_theme(plan: Plan, actions: Sequence[Record]) -> Iterator[tuple[str, list[Record]]]:
    """The actions by theme, in the order of the actions, each with the theme's title."""
    titles: dict[int | None, str] = {}
    for theme in plan.themes:
        titles.setdefault(theme.number, theme.title)
    for number in dict.fromkeys(record.theme for record in actions):
        title = titles.get(number, "?")
        of_theme = [record for record in actions if record.theme == number]
        yield (title if number is None else f"{number}. {title}"), of_theme


def _status(record: Record) -> str:
    return record.status.value if record.status is not None else "no cell of its own"


def _budget(record: Record) -> str:
    return record.budget.value if record.budget is not None else ""


def _known(order: Sequence[str], found: Iterable[str]) -> tuple[str, ...]:
    """The values that there are, in the order of the model, others behind them."""
    values = dict.fromkeys(found)
    return tuple(dict.fromkeys([*(each for each in order if each in values), *values]))


def _counted(
    title: str,
    actions: Sequence[Record],
    value: Callable[[Record], str],
    known: Sequence[str],
    *,
    total: bool = False,
) -> Line:
    counts = Counter(map(value, actions))
    return Line((title, *(counts[each] for each in known), len(actions)), total)
