"""Texts that stand out against those of the other languages, in real translations."""

from collections.abc import Callable
from functools import cache

import pytest

from audit.align import align_plans
from ebplan import load_plan
from normalize.multilingual import LanguageFinding
from normalize.records import Plan
from tests.audit.align.editions import updated
from tests.conftest import ROOT

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@cache
def sample(language: str) -> Plan:
    """The excerpt in one language, from its DOCX file."""
    return load_plan(ROOT / "samples" / f"EB152_34-excerpt-{language}.docx")


def found(*languages: str, **replaced: Plan) -> list[LanguageFinding]:
    """What is found in the excerpt in these languages, some plans of it replaced."""
    plans = [replaced.get(name) or sample(name) for name in languages or LANGUAGES]
    return list(align_plans(plans).all_findings())


def text(language: str, id_: str, field: str) -> str:
    [record] = [record for record in sample(language).records if record.id == id_]
    return str(getattr(record, field))


def told(findings: list[LanguageFinding]) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [(each.code, each.record, each.field, each.languages) for each in findings]


def test_real_translations_do_not_stand_out() -> None:
    assert found() == []


@pytest.mark.parametrize("one", LANGUAGES)
@pytest.mark.parametrize("other", LANGUAGES)
def test_real_translations_do_not_stand_out_in_pairs(one: str, other: str) -> None:
    if one != other:
        assert found(one, other) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda whole: whole[: len(whole) // 3], "text_short"),
        (lambda whole: "", "text_short"),
        (lambda whole: "-", "text_short"),
        (lambda whole: whole * 3, "text_long"),
    ],
)
def test_a_text_of_another_length(language: str, change: Callable[[str], str], code: str) -> None:
    changed = updated(
        sample(language), "A1-s1", comments=change(text(language, "A1-s1", "comments"))
    )
    assert told(found(**{language: changed})) == [(code, "A1-s1", "comments", [language])]


def test_the_text_of_the_next_row_added_to_it() -> None:
    both = f"{text('fr', 'A1-9', 'action')} {text('fr', 'A1-2', 'action')}"
    changed = updated(sample("fr"), "A1-9", action=both)
    assert ("text_long", "A1-9", "action", ["fr"]) in told(found(fr=changed))


def test_a_text_that_only_one_language_has() -> None:
    plans = {name: updated(sample(name), "A1-s1", objective="-") for name in LANGUAGES}
    plans["ru"] = sample("ru")
    [finding] = found(**plans)
    assert (finding.code, finding.languages) == ("text_long", ["ru"])
    assert "where about 0 were expected from ar, en, es, fr, zh" in finding.message


def test_of_two_languages_the_short_one_is_named() -> None:
    whole = text("es", "A1-s1", "comments")
    changed = updated(sample("es"), "A1-s1", comments=whole * 3)
    [finding] = found("en", "es", es=changed)
    assert (finding.code, finding.languages) == ("text_short", ["en"])


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("fr", "en"),
        ("en", "fr"),
        ("es", "fr"),
        ("ru", "en"),
        ("ar", "en"),
        ("zh", "en"),
        ("en", "zh"),
    ],
)
def test_a_text_left_in_another_language(language: str, source: str) -> None:
    changed = updated(sample(language), "A1-9", action=text(source, "A1-9", "action"))
    assert told(found(**{language: changed})) == [
        ("text_untranslated", "A1-9", "action", [language])
    ]


def test_a_paragraph_left_in_another_language() -> None:
    half = f"{text('ru', 'A1-9', 'action')}\n{text('en', 'A1-9', 'action')}"
    findings = found(ru=updated(sample("ru"), "A1-9", action=half))
    assert ("text_untranslated", "A1-9", "action", ["ru"]) in told(findings)


def test_a_slightly_altered_copy_is_still_one() -> None:
    copy = text("en", "A1-9", "action").replace(" the ", " le ", 1).replace(",", " ;")
    findings = found(fr=updated(sample("fr"), "A1-9", action=copy))
    assert ("text_untranslated", "A1-9", "action", ["fr"]) in told(findings)


@pytest.mark.parametrize(
    "name",
    ["WHO JIU/REP/2020/1", "https://cdn.who.int/media/docs/default-source/about", "Ebola Virus"],
)
def test_names_and_addresses_need_no_translation(name: str) -> None:
    plans = {each: updated(sample(each), "A1-12", comments=name) for each in LANGUAGES}
    assert [each for each in found(**plans) if each.code == "text_untranslated"] == []


def test_an_area_left_in_another_language_is_told_once() -> None:
    plan = sample("fr")
    area = text("en", "A1-s1", "sub_area")
    records = [
        record.model_copy(update={"sub_area": area})
        if record.sub_area == text("fr", "A1-s1", "sub_area")
        else record
        for record in plan.records
    ]
    findings = found(fr=plan.model_copy(update={"records": records}))
    assert told(findings) == [("text_untranslated", "A1-s1", "sub_area", ["fr"])]


def test_few_texts_say_nothing_of_what_is_usual() -> None:
    plans = {
        name: sample(name).model_copy(update={"records": sample(name).records[:2]})
        for name in ("en", "ru")
    }
    whole = text("ru", "A1-1", "action")
    plans["ru"] = updated(plans["ru"], "A1-1", action=whole[: len(whole) // 3])
    assert [each for each in found("en", "ru", **plans) if each.code.startswith("text")] == []
