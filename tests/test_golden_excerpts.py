"""The excerpt in six languages against its golden plans, which nothing of ebplan has made.

A DOCX file gives its plan to the letter. A PDF page doesn't show all that was typed: every kind of
space looks alike, none stands at a line's end, and a hyphen there may only divide a word. So texts
of PDFs are compared by `fold()`, without hyphens where a finding says that one is in doubt, and all
else (numbers, amounts, marks, states, ids) to the letter. Of a claim the figures count, and that it
is quoted: how much of its sentence is quoted does not.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ebplan.pipeline import read_plan
from normalize.text import fold
from tests.golden.excerpts import LANGUAGES, golden_name, golden_text
from tests.test_golden import contents, folded

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
# Rows that go on over a page's end by a line or two only, so that a doubt is told: looked up on the
# rendered pages, where they do go on.
GLUED = {("EB152_34-excerpt-ru.pdf", "A1-5"), ("EB152_34-excerpt-ru.pdf", "A1-s4")}
FACTS = ("budget", "cost", "timeline", "status")


def golden(language: str) -> dict[str, Any]:
    path = ROOT / "tests" / "golden" / golden_name(language)
    plan: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return contents(plan)


def parts(plan: dict[str, Any]) -> tuple[Any, ...]:
    """The themes, the records and the document of a plan, without the words of its claims."""
    document = {**plan["document"], "claims": claims(plan)}
    return plan["themes"], plan["records"], document


def claims(plan: dict[str, Any]) -> list[tuple[int | None, int]]:
    return [(claim["annex"], claim["actions"]) for claim in plan["document"]["claims"]]


def quotes_overlap(plan: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether of each claim one plan quotes what the other does, or a part of it."""
    pairs = zip(plan["document"]["claims"], wanted["document"]["claims"], strict=True)
    texts = [(fold(one["text"]), fold(other["text"])) for one, other in pairs]
    return all(one in other or other in one for one, other in texts)


def without_hyphens(record: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(folded(record), ensure_ascii=False)
    plain: dict[str, Any] = json.loads(text.replace("-", ""))
    return plain


def published_keys() -> list[str]:
    """The ids in the published plan of the excerpt's records, in order."""
    text = (ROOT / "tests" / "golden" / "excerpt.facts.toml").read_text(encoding="utf-8")
    return [key for key in tomllib.loads(text) if key.startswith("A")]


def pdfs() -> list[str]:
    return sorted(path.name for path in SAMPLES.glob("EB152_34-excerpt-*.pdf"))


def facts(record: dict[str, Any]) -> dict[str, Any]:
    """The facts of a record without the words that were printed for them."""
    named = ("id", "annex", "kind", "number", "theme", "subheading", "references")
    found = {name: record[name] for name in named}
    for name in FACTS:
        entries = record[name] if isinstance(record[name], list) else [record[name]]
        found[name] = [entry and {k: v for k, v in entry.items() if k not in ("text", "note")}
                       for entry in entries]  # fmt: skip
    found["merged"] = record["merged"] and record["merged"]["columns"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_golden_plan_is_what_texts_and_facts_make(language: str) -> None:
    path = ROOT / "tests" / "golden" / golden_name(language)
    assert path.read_text(encoding="utf-8") == golden_text(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_docx_gives_the_golden_plan_to_the_letter(language: str) -> None:
    plan = contents(read_plan(SAMPLES / f"EB152_34-excerpt-{language}.docx").to_dict())
    wanted = golden(language)
    assert parts(plan) == parts(wanted)
    assert quotes_overlap(plan, wanted)
    assert plan["findings"] == []


@pytest.mark.parametrize("name", pdfs())
def test_a_pdf_gives_the_facts_to_the_letter_and_the_texts_by_fold(name: str) -> None:
    plan = contents(read_plan(SAMPLES / name).to_dict())
    wanted = golden(name.removeprefix("EB152_34-excerpt-")[:2])
    assert [facts(one) for one in plan["records"]] == [facts(one) for one in wanted["records"]]
    for one, other in zip(plan["records"], wanted["records"], strict=True):
        codes = [finding["code"] for finding in one["findings"]]
        glued = [(name, one["id"])] if "row_glued_uncertain" in codes else []
        assert set(codes) <= {"hyphen_uncertain", "row_glued_uncertain"}, one["id"]
        assert set(glued) <= GLUED
        alike = without_hyphens if "hyphen_uncertain" in codes else folded
        assert alike({**one, "findings": []}) == alike(other)
    assert folded(plan["themes"]) == folded(wanted["themes"])
    assert claims(plan) == claims(wanted)
    assert quotes_overlap(plan, wanted)


def test_the_facts_are_the_same_in_all_languages() -> None:
    plans = [golden(language)["records"] for language in LANGUAGES]
    for records in zip(*plans, strict=True):
        first, *others = [facts(record) for record in records]
        assert all(other == first for other in others)


def test_the_chinese_excerpt_says_what_the_golden_plan_of_the_whole_says() -> None:
    """Its texts were copied from there; its facts and numbers were written anew by hand."""
    path = ROOT / "tests" / "golden" / "EB152_34-zh.plan.json"
    whole = {one["id"]: one for one in json.loads(path.read_text(encoding="utf-8"))["records"]}
    numbered_anew = ("id", "number", "subheading")
    for key, record in zip(published_keys(), golden("zh")["records"], strict=True):
        wanted = whole[key]
        for name in numbered_anew:
            del record[name], wanted[name]
        del wanted["sources"]
        assert folded(record) == folded(wanted), key


def test_a_doubt_about_a_hyphen_stands_at_a_record_that_has_the_word() -> None:
    plan = read_plan(SAMPLES / "EB152_34-excerpt-fr.pdf")
    found = [(one, each) for one in plan.records for each in one.findings]
    assert found
    for record, finding in found:
        assert {source.page for source in finding.sources} & {one.page for one in record.sources}
        word = finding.message.split('"')[1]
        texts = f"{record.action} {record.objective} {record.comments}"
        assert word in re.findall(r"[\w’'-]+", texts), (record.id, word)
