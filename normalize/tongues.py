"""Which language a text is in: by its script, and by words that every sentence has."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from normalize.lexicon import Lexicon
from normalize.lexicon.keys import words_key

_SCRIPTS = {
    "Han": r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Kana": r"\u3040-\u30ff",
    "Hangul": r"\u1100-\u11ff\uac00-\ud7af",
    "Latin": r"A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06",
    "Cyrillic": r"\u0400-\u052f",
    "Arabic": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Greek": r"\u0370-\u03ff\u1f00-\u1fff",
    "Hebrew": r"\u0590-\u05ff",
    "Thai": r"\u0e00-\u0e7f",
    "Devanagari": r"\u0900-\u097f",
}
_LETTERS = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
# Scripts that as good as one language is written in.
_ALONE = {"Kana": "ja", "Hangul": "ko", "Greek": "el", "Hebrew": "he", "Thai": "th"}
# An ideograph says about as much as three letters.
_WEIGHT = {"Han": 3, "Kana": 2, "Hangul": 3}
_MOST_CHARACTERS = 60_000
# The share of function words below which a text is none of the language, and how far the best
# language must be before the next.
_LEAST_SHARE, _LEAD = 0.08, 1.25

WordsByLanguage = Mapping[str, tuple[str, frozenset[str]]]


def scripts_in(text: str) -> Counter[str]:
    """How much of the text is in each script, in letters."""
    counts: Counter[str] = Counter()
    characters = Counter(text)
    kinds = "".join(characters)
    for name, letters in _LETTERS.items():
        found = sum(map(characters.__getitem__, letters.findall(kinds)))
        if found:
            counts[name] = found * _WEIGHT.get(name, 1)
    return counts


def script_of_text(text: str) -> str | None:
    """The script that most of the text is in, None where it holds no letters."""
    counts = scripts_in(text)
    if counts["Kana"] * 10 > counts["Han"] > 0:
        return "Kana"
    return max(counts, key=lambda name: counts[name], default=None)


def language_words(lexicons: Iterable[Lexicon]) -> dict[str, tuple[str, frozenset[str]]]:
    """Script and function words of each language: those of the lexicons, and of some others."""
    return {**_others(), **{one.language: (one.script, one.function_words) for one in lexicons}}


def language_of(text: str, words: WordsByLanguage, *, least: int = 20) -> str | None:
    """The language of a text, None where it can't be told.

    A text of fewer letters than `least` is too short to tell.
    """
    text = text[:_MOST_CHARACTERS]
    script = script_of_text(text)
    if script is None or scripts_in(text)[script] < least:
        return None
    if script in _ALONE:
        return _ALONE[script]
    shares = {
        language: _share(text, script, functions)
        for language, (its_script, functions) in words.items()
        if its_script == script
    }
    ranked = sorted(shares, key=lambda language: -shares[language])
    if not ranked or shares[ranked[0]] < _LEAST_SHARE:
        return None
    if len(ranked) > 1 and shares[ranked[0]] < _LEAD * shares[ranked[1]]:
        return None
    return ranked[0]


def _share(text: str, script: str, functions: frozenset[str]) -> float:
    """Which part of the words are function words; of ideographs, which part of the characters."""
    if script == "Han":
        found = sum(text.count(word) for word in functions)
        return found / max(len(_LETTERS["Han"].findall(text)), 1) * 2
    found_words = re.findall(r"[^\W\d_]+", words_key(text))
    return sum(word in functions for word in found_words) / max(len(found_words), 1)


@cache
def _others() -> dict[str, tuple[str, frozenset[str]]]:
    text = (files("normalize") / "function_words.toml").read_text(encoding="utf-8")
    found = {}
    for language, words in tomllib.loads(text)["words"].items():
        script = script_of_text("".join(words)) or "Other"
        found[language] = (script, frozenset(map(words_key, words)))
    return found
