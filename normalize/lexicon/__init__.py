"""The words of one language, one TOML file each, looked up by folded text."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from normalize.text import fold


def key(text: str) -> str:
    """The key by which a lexicon looks words up: folded, without case."""
    return fold(text).casefold()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    `columns`, `budget`, `mark`, `status` and `cost_words` map a folded wording to the role or
    value that it stands for. Lists are in the order of the file.
    """

    language: str
    name: str
    titles: tuple[str, ...]
    annex_words: tuple[str, ...]
    claims: tuple[re.Pattern[str], ...]
    columns: dict[str, str]
    beyond: tuple[str, ...]
    functional_areas: tuple[str, ...]
    theme_titles: tuple[str, ...]
    other_matters: frozenset[str]
    budget: dict[str, str]
    mark: dict[str, str]
    status: dict[str, str]
    cost_words: dict[str, str]
    per_words: dict[str, str]
    currency: tuple[str, ...]
    other_currencies: tuple[str, ...]
    qualifiers: frozenset[str]
    multipliers: dict[str, int]


def languages() -> list[str]:
    """The codes of the languages that have a lexicon, sorted."""
    names = (entry.name for entry in files("normalize.lexicon").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language code; raises KeyError where there is none."""
    if language not in languages():
        raise KeyError(language)
    text = (files("normalize.lexicon") / f"{language}.toml").read_text(encoding="utf-8")
    return _lexicon(tomllib.loads(text))


def _lexicon(data: dict[str, Any]) -> Lexicon:
    document, areas, themes, cost = (data[name] for name in ("document", "areas", "themes", "cost"))
    return Lexicon(
        language=data["language"],
        name=data["name"],
        titles=tuple(document["titles"]),
        annex_words=tuple(document["annex"]),
        claims=tuple(re.compile(claim["pattern"]) for claim in data["claims"]),
        columns=_reverse(data["columns"]),
        beyond=tuple(key(word) for word in data["periods"]["beyond"]),
        functional_areas=tuple(sorted(areas["functional_areas"], key=len, reverse=True)),
        theme_titles=tuple(themes["titles"]),
        other_matters=frozenset(key(word) for word in themes["other_matters"]),
        budget=_reverse(data["budget"]),
        mark=_reverse(data["mark"]),
        status=_reverse(data["status"]),
        cost_words=_reverse({name: cost[name] for name in ("staff_time", "tbc")}),
        per_words=_reverse({"year": cost["per_year"], "visit": cost["per_visit"]}),
        currency=tuple(key(word) for word in cost["currency"]),
        qualifiers=frozenset(key(word) for word in cost["qualifiers"]),
        other_currencies=tuple(key(word) for word in cost["other_currencies"]),
        multipliers={key(word): factor for word, factor in cost["multipliers"].items()},
    )


def _reverse(lists: dict[str, list[str]]) -> dict[str, str]:
    return {key(word): value for value, words in lists.items() for word in words}
