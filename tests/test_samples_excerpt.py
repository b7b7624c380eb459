"""What the excerpt's samples are made of: the same rows and facts in every language, and the files.

LibreOffice is not needed: the Word documents are made anew and compared byte for byte, the PDFs are
held against the plans in `test_golden_excerpts.py`.
"""

import json
import re
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from samples.excerpt.document import write_document
from samples.excerpt.looks import LOOKS
from samples.excerpt.source import LANGUAGES, Excerpt, Row, read_excerpt
from samples.excerpt.table import numbered
from samples.rows import body_lines, squeeze
from samples.transcription import read_transcription

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
MOST_BYTES = 3_000_000
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
# What figures stand in for in a language's own words: "31 million" is "3100 万", a session is named
# by a word or by its number. So figures are compared where they are facts: in values and symbols.
SYMBOL = re.compile(r"\d+(?:/\d+)+|75\(8\)|\d+%|3\.5\.3|R02\d")


def rows(excerpt: Excerpt) -> list[Row]:
    return [row for annex in excerpt.annexes for row in annex.rows]


def texts(row: Row) -> str:
    return "\n".join((row.theme, *row.area, row.action, row.objective, *row.values, row.comments))


def figures(text: str) -> str:
    return "".join(re.findall(r"\d", text))


def golden_records(language: str) -> dict[str, Any]:
    path = ROOT / "tests" / "golden" / f"EB152_34-excerpt-{language}.plan.json"
    records = json.loads(path.read_text(encoding="utf-8"))["records"]
    return {record["id"]: record for record in records}


@LANGUAGE
def test_every_language_has_the_rows_of_the_chinese_one(language: str) -> None:
    ours, chinese = rows(read_excerpt(language)), rows(read_excerpt("zh"))
    assert [row.key for row in ours] == [row.key for row in chinese]
    for one, other in zip(ours, chinese, strict=True):
        assert one.kind == other.kind
        assert len(one.area) == len(other.area), one.key
        assert len(one.values) == len(other.values), one.key
        for name in ("theme", "action", "objective", "comments"):
            assert bool(getattr(one, name)) == bool(getattr(other, name)), (one.key, name)


@LANGUAGE
def test_every_language_prints_the_figures_of_the_chinese_one(language: str) -> None:
    for one, other in zip(rows(read_excerpt(language)), rows(read_excerpt("zh")), strict=True):
        assert [figures(value) for value in one.values] == [figures(v) for v in other.values]
        blank_or_dash = [value if value in ("", "-", "X") else "words" for value in one.values]
        dashes = [value.replace("–", "-") for value in other.values]
        assert blank_or_dash == [v if v in ("", "-", "X") else "words" for v in dashes], one.key
        found = sorted(SYMBOL.findall(texts(one).translate(DIGITS).replace("\u00a0%", "%")))
        assert found == sorted(SYMBOL.findall(texts(other))), one.key


@LANGUAGE
def test_a_wording_stands_for_one_fact_and_a_fact_has_one_wording(language: str) -> None:
    """So a value that was typed into the wrong row shows, whichever row it is."""
    facts: dict[tuple[str, str], set[str]] = defaultdict(set)
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in golden_records(language).values():
        named = [("budget", record["budget"], "value"), ("cost", record["cost"], "kind")]
        named += [("mark", entry, "mark") for entry in record["timeline"] or []]
        named += [("status", record["status"], "value")] if record["annex"] == 1 else []
        for column, entry, name in named:
            if entry is not None and entry[name] != "amount":
                facts[column, entry["text"].replace("–", "-")].add(entry[name])
                words[column, entry[name]].add(entry["text"].replace("–", "-"))
    assert {key: found for key, found in facts.items() if len(found) != 1} == {}
    assert {key: found for key, found in words.items() if len(found) != 1} == {}
    assert {value for column, value in words if column == "status"} == {
        "ongoing", "planned", "planning", "tbc", "none", "blank"
    }  # fmt: skip


@LANGUAGE
def test_the_sentence_about_the_excerpt_counts_its_rows(language: str) -> None:
    excerpt = read_excerpt(language)
    counts = [sum(row.kind == "action" for row in annex.rows) for annex in excerpt.annexes]
    subheadings = sum(row.kind == "subheading" for row in rows(excerpt))
    assert sum(counts) + subheadings >= 20
    said = excerpt.paragraphs[2].text.translate(DIGITS)
    assert set(map(str, (sum(counts), *counts))) <= set(re.findall(r"\d+", said))
    intro = set(re.findall(r"\d+", excerpt.excerpt.replace(excerpt.symbol, "")))
    assert intro >= {str(sum(counts)), "98", str(subheadings), "23"}
    for annex in excerpt.annexes:
        numbers = [int(number) for _, number in numbered(annex.rows) if number]
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_chinese_rows_are_the_published_ones_character_for_character() -> None:
    source = read_transcription(SAMPLES / "EB152_34-zh.txt")
    lines = [
        [squeeze("".join(line)) for line in body_lines(annex.lines)] for annex in source.annexes
    ]
    for row in rows(read_excerpt("zh")):
        number = row.key.partition("-")[2] if row.kind == "action" else ""
        assert number + squeeze(texts(row)) in lines[row.annex - 1], row.key


@LANGUAGE
def test_the_word_document_is_what_the_texts_make(language: str, tmp_path: Path) -> None:
    made = tmp_path / f"EB152_34-excerpt-{language}.docx"
    write_document(read_excerpt(language), LOOKS[language], made)
    with zipfile.ZipFile(made) as ours, zipfile.ZipFile(SAMPLES / made.name) as kept:
        assert ours.namelist() == kept.namelist()
        for name in ours.namelist():
            assert ours.read(name) == kept.read(name), name


@LANGUAGE
def test_each_document_says_at_its_top_and_foot_that_it_is_for_testing(language: str) -> None:
    notice = read_excerpt(language).notice
    with zipfile.ZipFile(SAMPLES / f"EB152_34-excerpt-{language}.docx") as package:
        body = package.read("word/document.xml").decode()
        foot = package.read("word/footer1.xml").decode()
    first = body.partition("</w:p>")[0]
    assert notice in "".join(re.findall(r"<w:t[^>]*>([^<]*)", first))
    assert notice in "".join(re.findall(r"<w:t[^>]*>([^<]*)", foot))


def test_the_samples_of_the_excerpt_are_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.glob("EB152_34-excerpt-*")) < MOST_BYTES
