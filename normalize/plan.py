"""A document's tables and paragraphs become a plan."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.errors import NoPlanError, TwoLanguagesError
from normalize.bilingual import foreign_tables
from normalize.build import Built, build_annex
from normalize.claims import claims_in, running_text, title_of
from normalize.columns import Column
from normalize.expected import new_themes, unlike_profile
from normalize.findings import finding
from normalize.grid import Grid
from normalize.hyphens import Hyphens, without_line_hyphens
from normalize.join import Annex, Joined, join_tables
from normalize.language import choose_lexicon, language_of_headings
from normalize.lexicon import Lexicon, key
from normalize.lexicon.known import KnownLexicons
from normalize.places import sources_of
from normalize.profiles import DEFAULT_PROFILE, Profile, named_profile
from normalize.profiles.words import with_words
from normalize.records import Finding, Plan, PlanDocument, Record, Source, SourceFile, Theme
from normalize.roles import is_extra, is_period, role_name
from normalize.structure import learn_headings
from normalize.symbols import own_symbol
from normalize.unrecognised import similar_values, unrecognised_values


@dataclass(frozen=True, slots=True)
class PlanParts:
    """A plan, with the joined tables and the annexes that it was made of."""

    plan: Plan
    joined: Joined
    built: list[Built]


def plan_from(
    document: Document,
    *,
    source: SourceFile,
    language: str | None = None,
    profile: str | Profile | None = None,
    symbol: str | None = None,
    lexicons: Iterable[Lexicon] = (),
) -> Plan:
    """The plan that a document holds; see `plan_with_parts`."""
    return plan_with_parts(
        document,
        source=source,
        language=language,
        profile=profile,
        symbol=symbol,
        lexicons=lexicons,
    ).plan


def plan_with_parts(
    document: Document,
    *,
    source: SourceFile,
    language: str | None = None,
    profile: str | Profile | None = None,
    symbol: str | None = None,
    lexicons: Iterable[Lexicon] = (),
) -> PlanParts:
    """The plan that a document holds, and what it was made of.

    `source` names the file; `language` (ISO 639-1), `profile` (a name, or one that is brought
    along) and `symbol` override what the document itself shows. `lexicons` are used beside the
    package's own and go before them. Raises NoPlanError where there is no table of a plan, or where
    no lexicon has that name, ProfileError where no profile has, TwoLanguagesError where the
    document is in two languages and none was named.
    """
    family = profile if isinstance(profile, Profile) else named_profile(profile or DEFAULT_PROFILE)
    brought = list(lexicons)
    known = KnownLexicons(brought)
    document, hyphens = without_line_hyphens(document)
    lexicon = with_words(_lexicon(document, known, language, source.name), family)
    grids = [Grid.of(table) for table in document.tables]
    lexicon = learn_headings(grids, lexicon, family)
    foreign = _foreign(grids, lexicon, known) if language is not None else set()
    joined = join_tables(document, lexicon, family, foreign)
    if not joined.annexes:
        if language is not None:
            raise _no_plan_in(lexicon, document, source.name, known)
        raise _no_plan(source.name, family, known)
    for annex in joined.annexes:
        _tell_hyphens_over_pages(annex, hyphens)
    built = [build_annex(annex, lexicon) for annex in joined.annexes]
    facts, findings = _facts(document, source, lexicon, family, symbol)
    findings += [
        finding("lexicon_not_used", language=one.language, used=lexicon.language)
        for one in brought
        if one.language != lexicon.language
    ]
    records = [record for part in built for record in part.records]
    divided = list(_hyphen_findings(hyphens, records))
    plan = Plan(
        document=facts,
        themes=_themes(built),
        records=_with_findings_on_words(records, lexicon, divided),
        findings=[
            *findings,
            *_ignored(document, joined),
            *_annex_findings(joined.annexes, lexicon, family),
            *unlike_profile(joined.annexes, family),
            *new_themes((row for part in built for row in part.theme_rows), lexicon, family),
            *_no_themes(built, family),
            *_once(item for part in built for item in part.findings),
            *(found for found in divided if found.record is None),
        ],
    )
    return PlanParts(plan, joined, built)


def _tell_hyphens_over_pages(annex: Annex, hyphens: Hyphens) -> None:
    """Tell the hyphens at which a cell goes on on another page."""
    for judged in annex.rows:
        for piece in judged.row.all_pieces():
            if len(piece.lines) > 1:
                piece.lines = hyphens.lines(piece.lines, piece.breaks, piece.places)


def _hyphen_findings(hyphens: Hyphens, records: Sequence[Record]) -> Iterator[Finding]:
    """A finding for each word that the document could have meant otherwise."""
    for doubt in hyphens.doubts.values():
        sources = sources_of(doubt.places)
        record = next((one for one in records if _holds(one, doubt.taken, sources)), None)
        yield finding(
            "hyphen_uncertain",
            record.id if record is not None else None,
            sources,
            text=doubt.taken,
            other=doubt.other,
        )


def _holds(record: Record, word: str, sources: Sequence[Source]) -> bool:
    """Whether a record stands on those pages, where there are any, and has the word."""
    pages = {source.page for source in sources}
    if pages and pages.isdisjoint(source.page for source in record.sources):
        return False
    texts = (record.action, record.objective, record.comments, *record.extra.values())
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return any(whole.search(text) for text in texts if text)


def _with_findings_on_words(
    records: list[Record], lexicon: Lexicon, divided: Iterable[Finding]
) -> list[Record]:
    """The records with what was found of their words: each wording once, whatever its records."""
    findings: dict[str | None, list[Finding]] = {}
    for found in (
        *unrecognised_values(records, lexicon.words_file),
        *similar_values(records, lexicon),
        *divided,
    ):
        findings.setdefault(found.record, []).append(found)
    split: set[str] = set()
    with_findings = []
    for record in records:
        own = [*findings.pop(record.id, []), *_once_for_area(record, split)]
        changed = own != record.findings
        with_findings.append(record.model_copy(update={"findings": own}) if changed else record)
    return with_findings


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, one on the words of a theme only where it is the first on them."""
    told: set[str] = set()
    for found in findings:
        if found.code != "theme_assumed" or found.message not in told:
            told.add(found.message)
            yield found


def _once_for_area(record: Record, told: set[str]) -> Iterator[Finding]:
    """The record's findings, without one on an area that has been told of already."""
    for found in record.findings:
        if found.code != "unsplit_area":
            yield found
        elif found.message not in told:
            told.add(found.message)
            yield found


def _foreign(grids: Sequence[Grid], lexicon: Lexicon, known: KnownLexicons) -> set[int]:
    """Tables whose headings are in another known language than the one that was named."""
    others = [known.load(code) for code in known.languages() if code != lexicon.language]
    return foreign_tables(grids, lexicon, others)


def _lexicon(document: Document, known: KnownLexicons, language: str | None, name: str) -> Lexicon:
    try:
        return choose_lexicon(document, known, language)
    except KeyError:
        raise NoPlanError(
            f"no lexicon for language '{language}'",
            remedy=f"choose one of: {', '.join(known.languages())}; or bring one with --lexicon, "
            "or leave --language out",
        ) from None
    except TwoLanguagesError as error:
        error.where = name
        raise


def _no_plan_in(
    lexicon: Lexicon, document: Document, name: str, known: KnownLexicons
) -> NoPlanError:
    """What to say where no table was a plan's in the language that the user insisted on."""
    found = language_of_headings(document, known)
    what = f"no table has the columns of a plan in {_named(lexicon)}"
    remedy = "leave --language out, or see what is there with 'ebplan tables'"
    if found is not None and found.language != lexicon.language:
        what += f"; its headings look like {_named(found)}"
        remedy = f"use --language {found.language}, or leave --language out"
    return NoPlanError(what, where=name, remedy=remedy)


def _named(lexicon: Lexicon) -> str:
    return f"{lexicon.language} ({lexicon.name})"


def _no_plan(name: str, family: Profile, known: KnownLexicons) -> NoPlanError:
    named = ", ".join(_named(known.load(code)) for code in known.languages())
    return NoPlanError(
        "no table with the columns of a plan was found"
        + ("" if family.name == DEFAULT_PROFILE else f" (those of the profile {family.name})"),
        where=name,
        remedy=f"see what is there with 'ebplan tables'; languages known: {named}",
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
        claims=claims_in(running_text(paragraphs), lexicon, family),
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


def _no_themes(built: Iterable[Built], family: Profile) -> Iterator[Finding]:
    if family.themes != {} and not any(part.themes for part in built):
        yield finding("themes_missing", profile=family.name)


def _annex_findings(
    annexes: Iterable[Annex], lexicon: Lexicon, family: Profile
) -> Iterator[Finding]:
    """How annexes and columns were told; a heading that both annexes have counts once."""
    told: set[tuple[str | None, str]] = set()
    for annex in annexes:
        named = annex.heading is not None and annex.heading.number == annex.number
        if not named and len(family.annexes) > 1:
            yield finding("annex_by_columns", annex=annex.number)
        for (index, heading), column in annex.doubtful_columns.items():
            if not heading and is_extra(column.role or "") and not _holds_text(annex, column):
                continue
            if (column.role, key(heading)) not in told:
                told.add((column.role, key(heading)))
                yield _column_finding(index, column, lexicon)


def _holds_text(annex: Annex, column: Column) -> bool:
    return any(judged.row.piece(column.role or "") for judged in annex.rows)


def _column_finding(index: int, column: Column, lexicon: Lexicon) -> Finding:
    """How a column was told whose heading no lexicon has to the letter, and what to add to it."""
    role = column.role or ""
    if is_extra(role):
        return finding(
            "column_new",
            sources=sources_of(column.places),
            heading=f'headed "{column.heading}"' if column.heading else "without heading",
            column=index,
            name=role_name(role),
            file=lexicon.words_file,
        )
    code, table, name = "heading_by_position", "[columns]", role
    file = lexicon.words_file
    if is_period(role):
        # A profile has no words for "and beyond".
        table, name, file = "[periods]", "beyond", lexicon.file
    elif column.how == "similar":
        code = "heading_similar"
    return finding(
        code,
        text=column.heading,
        column=index,
        role=role,
        key=name,
        table=table,
        file=file,
    )
