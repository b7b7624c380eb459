"""A document's tables and paragraphs become a plan."""

from collections.abc import Iterable, Iterator

from extract.document import Document
from extract.errors import NoPlanError
from normalize.build import Built, build_annex, sources_of
from normalize.claims import claims_in, running_text, title_of
from normalize.findings import finding
from normalize.join import Annex, Joined, join_tables
from normalize.language import choose_lexicon
from normalize.lexicon import Lexicon, languages, load_lexicon
from normalize.profiles import DEFAULT_PROFILE, Profile, load_profile, profiles
from normalize.records import Finding, Plan, PlanDocument, SourceFile, Theme
from normalize.symbols import own_symbol


def plan_from(
    document: Document,
    *,
    source: SourceFile,
    language: str | None = None,
    profile: str | None = None,
    symbol: str | None = None,
) -> Plan:
    """The plan that a document holds.

    `source` names the file; `language` (ISO 639-1), `profile` and `symbol` override what the
    document itself shows. Raises NoPlanError where there is no table of a plan, or where no
    lexicon or profile has that name.
    """
    family = _profile(profile or DEFAULT_PROFILE)
    lexicon = _lexicon(document, language, source.name)
    joined = join_tables(document, lexicon, family)
    if not joined.annexes:
        raise _no_plan(source.name)
    built = [build_annex(annex, lexicon) for annex in joined.annexes]
    facts, findings = _facts(document, source, lexicon, family, symbol)
    return Plan(
        document=facts,
        themes=_themes(built),
        records=[record for part in built for record in part.records],
        findings=[
            *findings,
            *_ignored(document, joined),
            *(item for annex in joined.annexes for item in _annex_findings(annex)),
            *(item for part in built for item in part.findings),
        ],
    )


def _profile(name: str) -> Profile:
    try:
        return load_profile(name)
    except KeyError:
        raise NoPlanError(
            f"no profile named '{name}'", remedy=f"choose one of: {', '.join(profiles())}"
        ) from None


def _lexicon(document: Document, language: str | None, name: str) -> Lexicon:
    try:
        lexicon = choose_lexicon(document.tables, language)
    except KeyError:
        raise NoPlanError(
            f"no lexicon for language '{language}'",
            remedy=f"choose one of: {', '.join(languages())}",
        ) from None
    if lexicon is None:
        raise _no_plan(name)
    return lexicon


def _no_plan(name: str) -> NoPlanError:
    known = ", ".join(f"{code} ({load_lexicon(code).name})" for code in languages())
    return NoPlanError(
        "no table with the columns of a plan was found",
        where=name,
        remedy=f"see what is there with 'ebplan tables'; languages known: {known}",
    )


def _facts(
    document: Document,
    source: SourceFile,
    lexicon: Lexicon,
    family: Profile,
    symbol: str | None,
) -> tuple[PlanDocument, list[Finding]]:
    """What is known of the document as a whole, and what had to be assumed of it."""
    paragraphs = document.paragraphs
    findings = [
        finding(
            "reader_problem",
            level=problem.level,
            message=problem.message.rstrip("."),
            sources=sources_of(problem.places),
        )
        for problem in document.problems
    ]
    found = symbol or own_symbol(paragraphs, family.symbol)
    if found is None:
        findings.append(finding("symbol_assumed", symbol=family.symbol, profile=family.name))
    title = title_of(paragraphs, lexicon, document.metadata.get("title", ""))
    if not title:
        findings.append(finding("title_missing"))
    facts = PlanDocument(
        symbol=found or family.symbol,
        title=title,
        language=lexicon.language,
        profile=family.name,
        source=source,
        reader=document.reader,
        claims=claims_in(running_text(paragraphs), lexicon),
    )
    return facts, findings


def _ignored(document: Document, joined: Joined) -> Iterator[Finding]:
    """A finding for each table that went into no annex."""
    tables = document.tables
    for trace in joined.traces:
        if trace.action == "ignored":
            table = tables[trace.table]
            yield finding(
                "table_ignored",
                sources=sources_of(table.places),
                rows=table.row_count,
                columns=table.column_count,
            )


def _themes(built: Iterable[Built]) -> list[Theme]:
    """The themes of all annexes, each once, in the order of their first rows."""
    themes: dict[tuple[int | None, str], Theme] = {}
    numbers: set[int] = set()
    for part in built:
        for theme in part.themes:
            if theme.number is None or theme.number not in numbers:
                themes.setdefault((theme.number, theme.title), theme)
            if theme.number is not None:
                numbers.add(theme.number)
    return list(themes.values())


def _annex_findings(annex: Annex) -> Iterator[Finding]:
    if annex.heading is None or annex.heading.number != annex.number:
        yield finding("annex_by_columns", annex=annex.number)
    for (index, heading), column in annex.doubtful_columns.items():
        if column.role is None and not heading:
            # Texts in such a column, if any, are findings of their records.
            continue
        if column.role is None:
            yield finding("unrecognised_heading", text=heading, column=index)
        elif column.how == "position":
            yield finding("heading_by_position", text=heading, column=index, role=column.role)
        else:
            yield finding("heading_similar", text=heading, column=index, role=column.role)
