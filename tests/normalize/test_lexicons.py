"""The lexicons are sound, and a slip in one is told with the file and the key."""

import re
from importlib.resources import files

import pytest

from extract.errors import LexiconError
from normalize.columns import find_layout, period_of
from normalize.grid import Grid
from normalize.lexicon import Lexicon, key, languages, lexicon_from, load_lexicon
from tests.layouts.speech import SPEECH
from tests.normalize.languages import PROSE, header
from tests.normalize.tables import EB152, action, codes, document, plan, table

LEXICONS = [load_lexicon(code) for code in languages()]
SOUND = (files("normalize.lexicon") / "en.toml").read_text(encoding="utf-8")
by_language = pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.language)


def test_the_six_languages_are_there() -> None:
    assert languages() == ("ar", "en", "es", "fr", "ru", "zh")
    assert [lexicon.direction for lexicon in LEXICONS] == ["rtl", *["ltr"] * 5]


@by_language
def test_every_heading_gives_its_own_role(lexicon: Lexicon) -> None:
    text = (files("normalize.lexicon") / f"{lexicon.language}.toml").read_text(encoding="utf-8")
    assert len(lexicon.columns) > 20
    assert f'language = "{lexicon.language}"' in text
    for heading, role in lexicon.columns.items():
        # Every other heading is likeliest where its own is: they differ more than its variants.
        rest = {other: its for other, its in lexicon.columns.items() if other != heading}
        layout = find_layout(
            Grid.of(table(("1-", "2-", "3-", heading), ("a", "b", "c", "d"))),
            _with_columns(lexicon, rest),
            EB152,
        )
        found = layout.columns[3].role if layout is not None else None
        assert found in (None, role), (heading, found)


def _with_columns(lexicon: Lexicon, columns: dict[str, str]) -> Lexicon:
    from dataclasses import replace

    return replace(lexicon, columns={**columns, key("1-"): "number", key("2-"): "functional_area"})


@by_language
def test_a_wording_of_no_value_is_a_figure_or_a_dash(lexicon: Lexicon) -> None:
    for table_name in ("budget", "cost", "mark", "status"):
        for wording in lexicon.wordings(table_name):
            assert wording
            assert not wording.isdecimal()
            assert wording.strip("-–—")


@by_language
def test_years_and_beyond(lexicon: Lexicon) -> None:
    speech = SPEECH[lexicon.language]
    for wording in (0, 1):
        found = [period_of(speech.heading(f"202{at}", wording), lexicon) for at in (3, 4)]
        assert found == ["2023", "2024"]
        assert period_of(speech.heading("2025+", wording), lexicon) == "2025+"


CLAIMS = {
    "ar": "تتضمن الخطة ما مجموعه 98 إجراءً، منها 38 إجراءً نُفذت بالفعل (انظر الملحق ٢)؛ أما "
    "الإجراءات المتبقية وعددها 60 فهي جارية (انظر الملحق 1).",
    "en": "The plan contains a total of 98 actions in seven categories, of which 38 have already "
    "been implemented (see Annex 2) and the remaining 60 actions are ongoing (see Annex 1).",
    "es": "El plan contiene un total de 98 medidas, de las cuales 38 ya se han aplicado (véase el "
    "anexo 2); las 60 restantes están en curso (véase el anexo 1).",
    "fr": "Le plan comprend un total de 98\u00a0mesures, dont 38 ont déjà été mises en œuvre (voir "
    "l’annexe\u00a02)\u00a0; les 60 mesures restantes sont en cours (voir l’annexe 1).",
    "ru": "План включает в общей сложности 98 мер, из которых 38 уже осуществлены "
    "(см. Приложение 2), а остальные 60 осуществляются (см. Приложение 1).",
    "zh": "总共 98 项行动，其中 38 项行动已经实施（见附件 2），"
    "其余 60 项行动正在进行（见附件 1）。",
}


@pytest.mark.parametrize("code", languages())
def test_claims(code: str) -> None:
    speech = SPEECH[code]
    rows = [*header(speech), action(1, speech.areas[0])]
    read = plan(document(f"{PROSE[code]}.", CLAIMS[code], f"{speech.annex} 1", table(*rows)))
    claims = read.document.claims
    assert [(claim.annex, claim.actions) for claim in claims] == [(None, 98), (2, 38), (1, 60)]
    assert all(claim.text in CLAIMS[code] for claim in claims)


def test_a_claim_does_not_reach_over_another_figure() -> None:
    text = "Of the 98 actions some, namely 38, have already been implemented (see Annex 2)."
    rows = [*header(SPEECH["en"]), action(1, "Governance")]
    read = plan(document(f"{PROSE['en']}.", text, "Annex 1", table(*rows)))
    assert [(claim.annex, claim.actions) for claim in read.document.claims] == [(2, 38)]


@pytest.mark.parametrize("code", languages())
def test_titles_are_found_whatever_their_case(code: str) -> None:
    speech, lexicon = SPEECH[code], load_lexicon(code)
    title = lexicon.titles[0].upper()
    rows = [*header(speech), action(1, speech.areas[0])]
    read = plan(document(title, f"{speech.annex} 1", table(*rows)))
    assert read.document.title == title
    assert "annex_by_columns" not in codes(read)


SLIPS = {
    "a key that is missing": (r"(?m)^tbc = \[\n.*?\n\]$", "", "'tbc' is missing in [budget]"),
    "a table that is missing": (
        r"(?s)\[detection\].*", "", "the table [detection] is missing",
    ),
    "a table that is misspelled": (
        r"\[periods\]", "[period]",
        "'period' is no key or table of a lexicon (did you mean 'periods'?); ",
    ),
    "a key that is misspelled": (
        r"(?m)^partially_budgeted = ", "partialy_budgeted = ",
        "'partialy_budgeted' in [budget] is not known (did you mean 'partially_budgeted'?); ",
    ),
    "a key that is there but for one letter": (
        r"(?m)^budgeted = ", "brugeted = ", "'brugeted' in [budget] is not known (did you mean "
        "'budgeted'?); ",
    ),
    "a key that is not known": (
        r"(?m)^beyond = ", "before = []\nbeyond = ",
        "'before' in [periods] is not known; known: beyond",
    ),
    "a text where a list belongs": (
        r"(?m)^qualifiers = \[(?s:.*?)\]$",
        'qualifiers = "about"',
        "'qualifiers' in [cost] must be",
    ),
    "a number in a list": (r'annex = \["Annex"', "annex = [1", "'annex' in [document] must be"),
    "a script of none": (r'script = "Latin"', 'script = "Roman"', "script is 'Roman'"),
    "one wording for two values": (
        r'"Unbudgeted"', '"budgeted"', "'budgeted' in [budget] stands for both budgeted and not_",
    ),
    "a claim with another key": (
        r'(?m)^text = "total of', 'txt = "total of',
        "must hold 'text', and nothing else; it has txt",
    ),
    "a claim without figure": (r"total of \{actions\}", "total of some", "lacks {actions}"),
    "a blank wording": (r'"Unbudgeted"', '" "', "'not_budgeted' in [budget] holds a blank"),
    "a factor that is a text": (r'"k" = 1000', '"k" = "1000"', "'multipliers' in [cost] must be"),
    "no TOML": (r"\[periods\]", "[periods", "not TOML"),
}  # fmt: skip


@pytest.mark.parametrize(("pattern", "text", "says"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_told_with_file_and_key(pattern: str, text: str, says: str) -> None:
    slipped, count = re.subn(pattern, lambda _: text, SOUND, count=1, flags=re.DOTALL)
    assert count == 1
    with pytest.raises(LexiconError) as caught:
        lexicon_from(slipped, "mine.toml")
    assert str(caught.value).startswith("mine.toml: ")
    assert says in str(caught.value)
