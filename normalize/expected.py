"""Where a plan differs from what its profile says of it: columns, periods, themes."""

from collections.abc import Iterable, Iterator, Sequence

from extract.document import Place
from normalize.findings import finding
from normalize.join import Annex
from normalize.lexicon import Lexicon, key
from normalize.places import sources_of
from normalize.profiles import YEAR_GROUP, Profile
from normalize.records import Finding, Theme
from normalize.roles import is_extra, role_name
from normalize.spelling import alike


def unlike_profile(annexes: Iterable[Annex], profile: Profile) -> Iterator[Finding]:
    """A finding for each column and period that is not as the profile says."""
    for annex in annexes:
        fields = annex.fields()
        for role in annex.profile.required:
            if role not in fields:
                yield _about(annex, "column_missing", profile, column=role_name(role))
        for role in sorted(fields.difference(annex.profile.columns)):
            # One that nobody knows is told by its heading.
            if not is_extra(role) or role in profile.headings.values():
                yield _about(annex, "column_unexpected", profile, column=role_name(role))
        if "functional_area" in fields and not any(
            judged.row.piece("functional_area") for judged in annex.rows
        ):
            yield _about(annex, "column_blank", profile, column="functional_area")
        if YEAR_GROUP in fields and YEAR_GROUP in annex.profile.columns:
            yield from _periods(annex, profile)


def _periods(annex: Annex, profile: Profile) -> Iterator[Finding]:
    periods = annex.periods()
    for period in periods:
        if period not in profile.periods:
            yield _about(annex, "period_new", profile, period=period)
    for period in profile.periods:
        if period not in periods:
            yield _about(annex, "period_missing", profile, period=period)


def _about(annex: Annex, code: str, profile: Profile, **values: str) -> Finding:
    sources = sources_of(annex.places)
    about = {"annex": annex.number, "profile": profile.name}
    return finding(code, None, sources, level=None, **about, **values)


def new_themes(
    themes: Iterable[tuple[Theme, Sequence[Place]]], lexicon: Lexicon, profile: Profile
) -> Iterator[Finding]:
    """A finding for each theme that neither the profile nor, where it names none, the lexicon has.

    Each is told once, at its first row. A lexicon without titles knows of no theme, so that none
    of them is new.
    """
    if profile.themes is None and not lexicon.theme_titles:
        return
    told: set[tuple[int | None, str]] = set()
    for theme, places in themes:
        title = key(theme.title)
        if (theme.number, title) in told:
            continue
        told.add((theme.number, title))
        expected = lexicon.theme_numbers.get(title)
        sources = sources_of(places)
        if expected is not None and theme.number != expected:
            yield finding(
                "theme_renumbered",
                sources=sources,
                title=theme.title,
                number=theme.number,
                expected=expected,
                profile=profile.name,
            )
        elif not _is_known(theme, lexicon):
            yield finding("theme_new", sources=sources, theme=_named(theme), file=lexicon.file)


def _is_known(theme: Theme, lexicon: Lexicon) -> bool:
    titles = {key(title) for title in lexicon.theme_titles} | lexicon.other_matters
    known = key(theme.title) in titles
    return known or alike(theme.title, lexicon.spelled.get("themes", {})) is not None


def _named(theme: Theme) -> str:
    title = f'"{theme.title}"'
    return title if theme.number is None else f"{theme.number}, {title},"
