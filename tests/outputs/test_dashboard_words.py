"""The dashboard's own words: in six languages, each used, none missing."""

import re
from importlib.resources import files
from typing import get_args

from audit.diff.fields import _ORDER
from audit.diff.model import ChangeType, RecordKind
from normalize.records import BudgetValue, CostKind, CostPer, Level, Mark, StatusValue
from outputs.dashboard.page import script
from outputs.dashboard.words import words, words_for

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
GENERAL = {"tbc", "none", "blank", "unrecognised"}
# Keys that scripts put together, by what they are put together from.
PUT_TOGETHER = {
    *(f"status.{each}" for each in set(get_args(StatusValue)) - GENERAL),
    *(f"budget.{each}" for each in set(get_args(BudgetValue)) - GENERAL),
    *(f"cost.{each}" for each in set(get_args(CostKind)) - GENERAL),
    *(f"cost.per_{each}" for each in get_args(CostPer)),
    *(f"money.per_{each}" for each in get_args(CostPer)),
    *(f"mark.{each}" for each in set(get_args(Mark)) - GENERAL),
    *(f"value.{each}" for each in GENERAL | {"merged", "absent"}),
    *(f"change.{each}" for each in get_args(ChangeType)),
    *(f"kind.{each}" for each in get_args(RecordKind)),
    *(f"finding.{each}" for each in get_args(Level)),
    # What changes and merged cells name; a document's own columns are called as it calls them.
    *(f"field.{each}" for each in _ORDER if each != "extra"),
    *(f"field.{each}" for each in ("year", "annex", "area", "change", "finding")),
    *(f"field.{each}" for each in ("number", "title")),
    *(f"column.{each}" for each in ("number", "action", "theme", "status", "year")),
    *(f"column.{each}" for each in ("budget", "cost")),
    *(f"nav.colours_{each}" for each in ("auto", "light", "dark")),
    *(f"place.{each}" for each in ("top", "middle", "bottom", "whole")),
    *(f"change.text_{each}" for each in ("added", "removed")),
    "cost.at_least", "change.same", "page.prev", "page.next",
}  # fmt: skip


def test_each_word_is_in_every_language_with_the_same_values() -> None:
    for key, entry in words().items():
        assert tuple(sorted(entry)) == LANGUAGES, key
        assert all(text.strip() == text != "" for text in entry.values()), key
        holes = {tuple(sorted(re.findall(r"\{\w+\}", text))) for text in entry.values()}
        assert len(holes) == 1, key


def test_arabic_russian_and_chinese_are_in_their_letters() -> None:
    scripts = {"ar": "[\u0600-\u06ff]", "ru": "[\u0400-\u04ff№]", "zh": "[\u4e00-\u9fff]"}
    for key, entry in words().items():
        for language, letters in scripts.items():
            assert re.search(letters, entry[language]), (key, language)


def test_scripts_use_words_that_there_are_and_all_of_them() -> None:
    used = set(re.findall(r'word\(\s*"([a-z]+\.[\w.]+)"', script()))
    used |= {key for key in words() if f'"{key}"' in script()}
    assert used | PUT_TOGETHER == set(words())


def test_keys_that_scripts_put_together_are_of_groups_that_there_are() -> None:
    templates = re.findall(r"word\(\s*`([a-z]+)\.", script())
    assert templates
    assert set(templates) <= {key.split(".")[0] for key in words()}


def test_english_stands_in_for_a_language_without_words() -> None:
    assert list(words_for(["de"])) == ["en"]
    assert list(words_for(["zh", "en", "ar"])) == ["en", "zh", "ar"]
    assert files("outputs.dashboard").joinpath("words.toml").is_file()
