"""The page's own words in the six languages, one entry each in `words.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

# The language of what has no words of its own: other languages, and the findings.
FALLBACK = "en"


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Each word's translations by language, by the word's key: "status.ongoing"."""
    text = (files("outputs.dashboard") / "words.toml").read_text(encoding="utf-8")
    return {
        f"{group}.{name}": translations
        for group, entries in tomllib.loads(text).items()
        for name, translations in entries.items()
    }


def words_for(languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """The words by key, for each of the languages that has them, and for English."""
    known = {language for entry in words().values() for language in entry}
    wanted = dict.fromkeys([FALLBACK, *(each for each in languages if each in known)])
    return {
        language: {key: entry[language] for key, entry in words().items()} for language in wanted
    }
