"""Plans in six languages, made by hand: the same facts, texts in each language's own letters."""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from hypothesis import strategies as st

from audit.align import align_plans
from normalize.multilingual import LanguageFinding
from normalize.records import Budget, Cost, Plan, Record, Status, Theme
from tests import factory

# Letters, and how many of them a Chinese character becomes.
LANGUAGES: dict[str, tuple[str, float]] = {
    "zh": ("机构规划预算委员会成员国报告评价改革实施", 1.0),
    "en": ("abcdefghijklmnopqrstuvwxyz", 3.0),
    "fr": ("abcdefghijklmnopqrstuvwxyzéè", 3.4),
    "es": ("abcdefghijklmnopqrstuvwxyzñó", 3.3),
    "ru": ("абвгдежзиклмнопрстуфхцчшщыэюя", 3.2),
    "ar": ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", 2.6),
}
THEMES = [Theme(number=1, title="一"), Theme(number=2, title="二"), Theme(number=None, title="三")]
FACTS = ("theme", "budget", "cost", "timeline.2023", "timeline.2025+", "status")
_BUDGETS = ("budgeted", "not_budgeted", "tbc", "none", "blank")
_STATUSES = ("ongoing", "planned", "planning", "tbc", "none", "blank")
_MARKS = ("due", "none", "tbc", "blank")
_COSTS = (
    Cost(kind="amount", text="100 000", min_usd=100_000, max_usd=100_000),
    Cost(kind="amount", text="20 000-30 000", min_usd=20_000, max_usd=30_000),
    Cost(kind="amount", text="40 000+", min_usd=40_000, open_ended=True),
    Cost(kind="amount", text="16 000 (每年)", min_usd=16_000, max_usd=16_000, per="year"),
    Cost(kind="staff_time", text="工作时间"),
    Cost(kind="tbc", text="待完成"),
    Cost(kind="none", text="-"),
    Cost(kind="blank", text=""),
)
TEXTS = ("functional_area", "sub_area", "action", "objective", "comments")


def translated(plan: Plan, language: str) -> Plan:
    """The plan with its texts in the language's letters, figures and dashes as they are."""
    records = [
        record.model_copy(
            update={name: translation(getattr(record, name), language) for name in TEXTS}
        )
        for record in plan.records
    ]
    return edition(plan, language, records)


def edition(plan: Plan, language: str, records: Sequence[Record] | None = None) -> Plan:
    """The plan as that of another language's document, with other records where they are given."""
    source = plan.document.source.model_copy(update={"name": f"plan-{language}.pdf"})
    document = plan.document.model_copy(update={"language": language, "source": source})
    update: dict[str, Any] = {"document": document}
    if records is not None:
        update["records"] = list(records)
    return plan.model_copy(update=update)


def translation(text: str | None, language: str) -> str | None:
    """The text in made-up words of the language, always the same for the same text."""
    if text is None:
        return None
    return re.sub(r"[^\W\d_]+", lambda match: _words(match[0], language), text)


def _words(text: str, language: str) -> str:
    letters, ratio = LANGUAGES[language]
    chance = random.Random(f"{language} {text}")
    words = "".join(chance.choice(letters) for _ in range(round(len(text) * ratio)))
    return words if language == "zh" else re.sub("(.{5})", r"\1 ", words).strip()


def six(plan: Plan) -> dict[str, Plan]:
    """The plan in six languages."""
    return {language: translated(plan, language) for language in LANGUAGES}


def found(plans: Iterable[Plan]) -> list[LanguageFinding]:
    """What the comparison of the plans finds."""
    return list(align_plans(list(plans)).all_findings())


def changed(plan: Plan, id_: str, change: Callable[[Record], Record]) -> Plan:
    """The plan with one record changed."""
    records = [change(record) if record.id == id_ else record for record in plan.records]
    return plan.model_copy(update={"records": records})


def updated(plan: Plan, id_: str, **fields: Any) -> Plan:
    """The plan with fields of one record replaced."""
    return changed(plan, id_, lambda record: record.model_copy(update=fields))


def without(plan: Plan, id_: str) -> Plan:
    """The plan without one record; what that covered is covered by nothing."""
    records = [
        record.model_copy(update={"subheading": None}) if record.subheading == id_ else record
        for record in plan.records
        if record.id != id_
    ]
    return plan.model_copy(update={"records": records})


def shifted(plan: Plan, annex: int, start: int, by: int) -> Plan:
    """The plan with the numbers of an annex from `start` on moved by so many."""
    records = [
        record.model_copy(
            update={"number": record.number + by, "id": f"A{annex}-{record.number + by}"}
        )
        if record.annex == annex and record.number is not None and record.number >= start
        else record
        for record in plan.records
    ]
    return plan.model_copy(update={"records": records})


def with_fact(record: Record, name: str, chance: random.Random) -> Record:
    """The record with another value of that fact."""
    if name == "theme":
        others = [theme.number for theme in THEMES if theme.number != record.theme]
        return record.model_copy(update={"theme": chance.choice(others)})
    if name == "budget":
        assert record.budget is not None
        value = chance.choice([each for each in _BUDGETS if each != record.budget.value])
        return record.model_copy(
            update={"budget": Budget.model_validate({"value": value, "text": value})}
        )
    if name == "status":
        assert record.status is not None
        value = chance.choice([each for each in _STATUSES if each != record.status.value])
        return record.model_copy(
            update={"status": Status.model_validate({"value": value, "text": value})}
        )
    if name == "cost":
        cost = chance.choice([each for each in _COSTS if each != record.cost])
        return record.model_copy(update={"cost": cost})
    period = name.partition(".")[2]
    entries = [
        entry.model_copy(
            update={"mark": chance.choice([each for each in _MARKS if each != entry.mark])}
        )
        if entry.period == period
        else entry
        for entry in record.timeline or ()
    ]
    return record.model_copy(update={"timeline": entries})


@st.composite
def plans(draw: st.DrawFn, least: int = 1) -> Plan:
    """A plan of two annexes with random facts and texts, in Chinese."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    records: list[Record] = []
    for annex in (1, 2):
        count = draw(st.integers(least, 12))
        covering: str | None = None
        subheadings = 0
        for number in range(1, count + 1):
            if draw(st.integers(0, 4)) == 0:
                subheadings += 1
                covering = f"A{annex}-s{subheadings}"
                records.append(
                    factory.subheading(subheadings, annex, **_texts(chance), theme=_theme(chance))
                )
            records.append(_action(number, annex, covering, chance))
            if draw(st.integers(0, 2)) == 0:
                covering = None
    return factory.plan(records, themes=THEMES)


def _action(number: int, annex: int, covering: str | None, chance: random.Random) -> Record:
    common = {**_texts(chance), "theme": _theme(chance), "subheading": covering}
    if annex == 2:
        return factory.done(number, **{**common, "objective": None})
    record = factory.action(number, **common)
    for name in FACTS[1:]:
        record = with_fact(record, name, chance)
    return record


def _theme(chance: random.Random) -> int | None:
    return chance.choice((1, 1, 2, None))


def _texts(chance: random.Random) -> dict[str, str]:
    return {
        "functional_area": chance.choice(("问责", "资金", "治理")),
        "sub_area": chance.choice(("", "审计", "风险管理")),
        "action": _text(chance, 10),
        "objective": chance.choice(("-", "", _text(chance, 5))),
        "comments": chance.choice(("-", "", _text(chance, 20))),
    }


def _text(chance: random.Random, least: int) -> str:
    letters = LANGUAGES["zh"][0]
    parts = [
        "".join(chance.choice(letters) for _ in range(chance.randint(least, 12 * least)))
        for _ in range(2)
    ]
    return f" {chance.randint(2000, 2030)} ".join(parts)
