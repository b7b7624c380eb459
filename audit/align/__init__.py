"""Plans of one document in several languages become one, with what they do not agree on."""

from collections.abc import Iterable, Mapping, Sequence

from audit.align import differences
from audit.align.editions import editions
from audit.align.lengths import odd_lengths
from audit.align.references import differing_references, references_of
from audit.align.rows import aligned_rows
from audit.align.settled import Fact, SettledRow, absent_columns, settled_rows
from audit.align.translation import untranslated
from normalize.multilingual import (
    Disagreement,
    LanguageFinding,
    MultilingualDocument,
    MultilingualPlan,
    MultilingualRecord,
    MultilingualTheme,
    Texts,
)
from normalize.records import Plan, Record

__all__ = ["align_plans"]


def align_plans(plans: Sequence[Plan]) -> MultilingualPlan:
    """The plans as one; the order of their languages breaks ties between readings.

    They must be of one document, each in another language: who calls this has made sure of it.
    """
    by_language = {plan.document.language: plan for plan in plans}
    languages = list(by_language)
    aligned = aligned_rows(by_language)
    absent = absent_columns(aligned)
    rows = settled_rows(by_language, aligned, absent)
    findings = [
        *differences.excerpts(rows, languages),
        *differences.themes(by_language),
        *differences.presence(rows, languages),
        *differences.columns(rows, absent),
        *differences.numbers(rows, languages),
        *differences.facts(rows),
        *differences.not_compared(rows),
        *differing_references(rows),
        *_about_texts(rows, languages),
    ]
    first = plans[0].document
    return MultilingualPlan(
        document=MultilingualDocument(
            symbol=first.symbol,
            profile=first.profile,
            languages=languages,
            editions=editions(by_language, rows),
        ),
        agree=all(found.level == "info" for found in findings),
        themes=_themes(by_language),
        records=[_record(row, findings) for row in rows],
        findings=[found for found in findings if found.record is None],
    )


def _about_texts(rows: Sequence[SettledRow], languages: Sequence[str]) -> list[LanguageFinding]:
    """What stands out in the texts. How long one is in another language says nothing more."""
    foreign = list(untranslated(rows, languages))
    told = {(found.record, found.field, *found.languages) for found in foreign}
    odd = [
        found
        for found in odd_lengths(rows, languages)
        if (found.record, found.field, *found.languages) not in told
    ]
    return odd + foreign


def _themes(plans: Mapping[str, Plan]) -> list[MultilingualTheme]:
    """Each theme once, by number, those without one last; the titles of each language."""
    titles: dict[int | None, dict[str, str]] = {}
    for language, plan in plans.items():
        for theme in plan.themes:
            titles.setdefault(theme.number, {}).setdefault(language, theme.title)
    numbers = sorted(titles, key=lambda number: float("inf") if number is None else number)
    return [MultilingualTheme(number=number, titles=titles[number]) for number in numbers]


def _record(row: SettledRow, findings: Iterable[LanguageFinding]) -> MultilingualRecord:
    first = next(iter(row.records.values()))
    values = {name: fact.value for name, fact in row.facts.items()}
    return MultilingualRecord.model_validate(
        {
            "id": row.id,
            "annex": row.annex,
            "kind": first.kind,
            "number": values.get("number"),
            "theme": values["theme"],
            "subheading": values.get("subheading"),
            "budget": values.get("budget"),
            "cost": values.get("cost"),
            "timeline": _timeline(values),
            "status": values.get("status"),
            "merged": values.get("merged"),
            "references": references_of(row),
            "ids": {language: record.id for language, record in row.records.items()},
            "texts": {language: _texts(record) for language, record in row.records.items()},
            "sources": {language: record.sources for language, record in row.records.items()},
            "disagreements": [_disagreement(fact) for fact in row.facts.values() if fact.differs],
            "findings": [found for found in findings if found.record == row.id],
        }
    )


def _timeline(values: Mapping[str, object]) -> dict[str, object] | None:
    """The marks by period; None where no language has a timeline of its own."""
    marks = {
        name.removeprefix("timeline."): value
        for name, value in values.items()
        if name.startswith("timeline.") and value is not None
    }
    return marks or None


def _disagreement(fact: Fact) -> Disagreement:
    return Disagreement(
        field=fact.name, value=fact.value, chosen_by=fact.chosen_by, readings=fact.readings
    )


def _texts(record: Record) -> Texts:
    timeline = record.timeline
    return Texts(
        functional_area=record.functional_area,
        sub_area=record.sub_area,
        action=record.action,
        objective=record.objective,
        comments=record.comments,
        budget=record.budget.text if record.budget else None,
        cost=record.cost.text if record.cost else None,
        cost_note=record.cost.note if record.cost else None,
        timeline={entry.period: entry.text for entry in timeline} if timeline else None,
        status=record.status.text if record.status else None,
        merged=record.merged.text if record.merged else None,
        extra=record.extra,
    )
