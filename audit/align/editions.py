"""Each language's document, and how far it agrees with the multilingual plan."""

from collections.abc import Mapping, Sequence

from audit.align.facts import recognised, same
from audit.align.scripts import right_to_left
from audit.align.settled import SettledRow
from normalize.multilingual import Edition
from normalize.records import Plan


def editions(plans: Mapping[str, Plan], rows: Sequence[SettledRow]) -> list[Edition]:
    """One for each language."""
    return [_edition(language, plan, len(plans), rows) for language, plan in plans.items()]


def _edition(language: str, plan: Plan, languages: int, rows: Sequence[SettledRow]) -> Edition:
    facts = agreeing = unknown = 0
    for row in rows:
        facts += 1
        there = language in row.records
        # As many with as without: the row is taken to be in the plan.
        agreeing += there == (2 * len(row.records) >= languages)
        for fact in row.facts.values():
            known = [value for value in fact.readings.values() if recognised(value)]
            if language not in fact.readings or len(fact.readings) < 2:
                continue
            value = fact.readings[language]
            if not recognised(value) or len(known) < 2:
                unknown += 1
                continue
            facts += 1
            agreeing += same(value, fact.value)
    texts = (f"{record.action} {record.comments or ''}" for record in plan.records)
    return Edition(
        language=language,
        direction="rtl" if right_to_left(texts) else "ltr",
        title=plan.document.title,
        source=plan.document.source,
        reader=plan.document.reader,
        records=len(plan.records),
        actions=len(plan.actions()),
        facts=facts,
        agreeing=agreeing,
        not_compared=unknown,
    )
