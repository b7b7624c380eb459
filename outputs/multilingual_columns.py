"""The columns of `actions.multilingual.csv`: facts once, then each text in every language."""

from collections.abc import Callable
from dataclasses import dataclass

from normalize.multilingual import MultilingualPlan, MultilingualRecord, Texts
from outputs.columns import as_text


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column that stands once: `value` gives a record's cell as text, "" where there is none."""

    name: str
    meaning: str
    value: Callable[[MultilingualPlan, MultilingualRecord], str]


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column for each language, such as `action_en`: `value` gives the cell of one language."""

    name: str
    meaning: str
    value: Callable[[MultilingualPlan, MultilingualRecord, str], str]


def action_lines(plan: MultilingualPlan) -> list[list[str]]:
    """The header, then a line for each action in document order."""
    facts, texts = fact_columns(plan), text_columns(plan)
    languages = plan.document.languages
    extra = extra_columns(plan)
    header = [each.name for each in facts]
    header += [f"{each.name}_{language}" for each in texts for language in languages]
    header += [f"{each.name}_{language}" for each, language in extra]
    return [
        header,
        *(
            [each.value(plan, record) for each in facts]
            + [each.value(plan, record, language) for each in texts for language in languages]
            + [each.value(plan, record, language) for each, language in extra]
            for record in plan.actions()
        ),
    ]


def fact_columns(plan: MultilingualPlan) -> list[FactColumn]:
    """The columns that stand once, those of the timeline for each of the plan's periods."""
    return [*_PLACE, *_BUDGET_AND_COST, *map(_mark_column, periods(plan)), *_REST]


def text_columns(plan: MultilingualPlan) -> list[TextColumn]:
    """The columns that each language has, in the order of their groups."""
    return [*_TEXTS, *map(_mark_text_column, periods(plan)), *_TEXT_REST]


def extra_columns(plan: MultilingualPlan) -> list[tuple[TextColumn, str]]:
    """The extra columns, each with a language that has it: headings are a language's own.

    Those of one name, which a profile gave, stand side by side.
    """
    names = dict.fromkeys(
        name
        for language in plan.document.languages
        for record in plan.records
        if language in record.texts
        for name in record.texts[language].extra
    )
    return [
        (_extra_column(name), language)
        for name in names
        for language in plan.document.languages
        if any(
            name in record.texts[language].extra
            for record in plan.records
            if language in record.texts
        )
    ]


def _extra_column(name: str) -> TextColumn:
    return TextColumn(
        f"extra: {name}",
        "Text of a column that stands for no other field, for each language that has it.",
        _of_texts(lambda texts: texts.extra.get(name)),
    )


def periods(plan: MultilingualPlan) -> list[str]:
    """The timeline's periods, in the order the plan shows them first."""
    found = (period for record in plan.records for period in record.timeline or ())
    return list(dict.fromkeys(found))


def _mark_column(period: str) -> FactColumn:
    return FactColumn(
        f"timeline_{period}",
        "`due`, `none`, `tbc`, `blank` or `unrecognised`.",
        lambda plan, record: (record.timeline or {}).get(period, ""),
    )


def _mark_text_column(period: str) -> TextColumn:
    return TextColumn(
        f"timeline_{period}_text",
        "The timeline's cell as printed.",
        _of_texts(lambda texts: (texts.timeline or {}).get(period)),
    )


def _of_record(name: str) -> Callable[[MultilingualPlan, MultilingualRecord], str]:
    return lambda plan, record: as_text(getattr(record, name))


def _of_cost(name: str) -> Callable[[MultilingualPlan, MultilingualRecord], str]:
    return lambda plan, record: as_text(getattr(record.cost, name, None))


def _of_texts(
    text: Callable[[Texts], str | None],
) -> Callable[[MultilingualPlan, MultilingualRecord, str], str]:
    return lambda plan, record, language: (
        as_text(text(record.texts[language])) if language in record.texts else ""
    )


def _theme_title(plan: MultilingualPlan, record: MultilingualRecord, language: str) -> str:
    titles = (theme.titles for theme in plan.themes if theme.number == record.theme)
    return next((title[language] for title in titles if language in title), "")


def _pages(plan: MultilingualPlan, record: MultilingualRecord, language: str) -> str:
    pages = (str(source.page) for source in record.sources.get(language, ()))
    return "; ".join(dict.fromkeys(pages))


_PLACE = (
    FactColumn("symbol", "Symbol of the document.", lambda plan, _: plan.document.symbol),
    FactColumn(
        "id", "Id of the record, as in `plan.multilingual.json`.", lambda _, record: record.id
    ),
    FactColumn("annex", "Number of the annex.", _of_record("annex")),
    FactColumn("number", "Number of the action.", _of_record("number")),
    FactColumn("theme", "Number of the theme; empty under one without.", _of_record("theme")),
    FactColumn(
        "subheading",
        "Id of the subheading that covers the action; empty where none does.",
        _of_record("subheading"),
    ),
)
_BUDGET_AND_COST = (
    FactColumn(
        "budget",
        "`budgeted`, `not_budgeted`, `partially_budgeted`, `tbc`, `none`, `blank` or "
        "`unrecognised`.",
        _of_record("budget"),
    ),
    FactColumn(
        "cost",
        "`amount`, `staff_time`, `tbc`, `none`, `blank` or `unrecognised`.",
        _of_cost("kind"),
    ),
    FactColumn("cost_min_usd", "Lower end of the amount in US dollars.", _of_cost("min_usd")),
    FactColumn(
        "cost_max_usd",
        "Upper end of the amount; the same as the lower for one amount, empty for an open end.",
        _of_cost("max_usd"),
    ),
    FactColumn(
        "cost_open_ended", "`true` where the amount is a least amount.", _of_cost("open_ended")
    ),
    FactColumn("cost_per", "`year` or `visit` where the amount is for each.", _of_cost("per")),
)
_REST = (
    FactColumn(
        "status",
        "`ongoing`, `planned`, `planning`, `implemented`, `tbc`, `none`, `blank` or "
        "`unrecognised`.",
        _of_record("status"),
    ),
    FactColumn(
        "references",
        "Document symbols that any language names, separated by `; `.",
        lambda _, record: "; ".join(record.references),
    ),
    FactColumn(
        "missing_in",
        "Languages that lack the action, separated by `; `.",
        lambda plan, record: "; ".join(
            language for language in plan.document.languages if language not in record.texts
        ),
    ),
    FactColumn(
        "disagreements",
        "Facts that the languages do not agree on, separated by `; `. The row holds one reading.",
        lambda _, record: "; ".join(each.field for each in record.disagreements),
    ),
    FactColumn(
        "findings",
        "Codes of the record's findings, separated by `; `.",
        lambda _, record: "; ".join(dict.fromkeys(each.code for each in record.findings)),
    ),
)
_TEXTS = (
    TextColumn("theme_title", "Title of the theme.", _theme_title),
    TextColumn(
        "functional_area", "Functional area.", _of_texts(lambda texts: texts.functional_area)
    ),
    TextColumn("sub_area", "Sub-area.", _of_texts(lambda texts: texts.sub_area)),
    TextColumn(
        "action",
        "Action or deliverable; paragraphs separated by a line feed.",
        _of_texts(lambda texts: texts.action),
    ),
    TextColumn("objective", "Objective.", _of_texts(lambda texts: texts.objective)),
    TextColumn("comments", "Comments.", _of_texts(lambda texts: texts.comments)),
    TextColumn(
        "budget_text", "The budget's cell as printed.", _of_texts(lambda texts: texts.budget)
    ),
    TextColumn("cost_text", "The cost's cell as printed.", _of_texts(lambda texts: texts.cost)),
)
_TEXT_REST = (
    TextColumn(
        "status_text", "The status's cell as printed.", _of_texts(lambda texts: texts.status)
    ),
    TextColumn("pages", "Pages the row stands on, separated by `; `.", _pages),
)
