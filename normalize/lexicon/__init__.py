"""The words of one language, one TOML file each, looked up by key."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from extract.errors import LexiconError
from normalize.lexicon.claims import ClaimWording
from normalize.lexicon.contents import check_contents
from normalize.lexicon.keys import key, words_key

__all__ = [
    "Lexicon",
    "bare_key",
    "key",
    "languages",
    "lexicon_file",
    "lexicon_from",
    "load_lexicon",
    "neutral_lexicon",
]

UNKNOWN_LANGUAGE = "und"
_FOLDER = "normalize/lexicon"
_SCRIPT = re.compile(r'^script\s*=\s*"(\w+)"', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    `columns`, `budget`, `mark`, `status`, `cost_words` and `per_words` map the key of a wording to
    the role or value that it stands for; `per_words` and others beside an amount have their
    `bare_key`. Words within an amount keep their spaces (`words_key`), and so do those of
    `spelled`: the wordings of each value column by the column. Lists are in the order of the file.

    `theme_numbers` are those of themes whose rows may print none, by the title's key. `learned` are
    headings of this document whose columns were told by place and contents; `file` is where words
    are to be added: the package's file, or the name of the user's own. `profile_file` is the name
    of the user's own profile, where headings and wordings of values are to be added, if any.
    """

    language: str
    name: str
    script: str
    direction: str
    file: str
    titles: tuple[str, ...] = ()
    annex_words: tuple[str, ...] = ()
    claims: tuple[ClaimWording, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    beyond: tuple[str, ...] = ()
    functional_areas: tuple[str, ...] = ()
    theme_titles: tuple[str, ...] = ()
    other_matters: frozenset[str] = frozenset()
    theme_numbers: dict[str, int] = field(default_factory=dict)
    budget: dict[str, str] = field(default_factory=dict)
    mark: dict[str, str] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    cost_words: dict[str, str] = field(default_factory=dict)
    per_words: dict[str, str] = field(default_factory=dict)
    currency: tuple[str, ...] = ()
    other_currencies: tuple[str, ...] = ()
    qualifiers: frozenset[str] = frozenset()
    open_ended: frozenset[str] = frozenset()
    ranges: tuple[tuple[str, str], ...] = ()
    multipliers: dict[str, int] = field(default_factory=dict)
    decimal_marks: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    spelled: dict[str, dict[str, str]] = field(default_factory=dict)
    learned: dict[str, str] = field(default_factory=dict)
    profile_file: str = ""

    def __hash__(self) -> int:
        return hash((self.language, self.file))

    @property
    def words_file(self) -> str:
        """Where headings and wordings of values are to be added."""
        return self.profile_file or self.file

    def wordings(self, table: str) -> dict[str, str]:
        """The keys of the wordings in a table of value words, each with its value."""
        tables = {"budget": self.budget, "cost": self.cost_words, "mark": self.mark}
        return tables.get(table, self.status)


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a lexicon, sorted."""
    names = (entry.name for entry in files("normalize.lexicon").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language code; raises KeyError where there is none."""
    if language not in languages():
        raise KeyError(language)
    return lexicon_from(_text(language), lexicon_file(language))


@cache
def script_of(language: str) -> str:
    """The script of a language that has a lexicon, without reading all of it."""
    match = _SCRIPT.search(_text(language))
    return match[1] if match else "Other"


def lexicon_from(text: str, file: str) -> Lexicon:
    """The lexicon in the text of a TOML file; raises LexiconError where it holds none.

    `file` is its name in that error and in findings, which say what to add to it.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"not TOML: {error}", where=file) from None
    check_contents(data, file)
    try:
        return _lexicon(data, file)
    except re.error as error:
        raise LexiconError(f"a pattern in [[claims]] can't be read: {error}", where=file) from None


@cache
def neutral_lexicon(language: str = UNKNOWN_LANGUAGE) -> Lexicon:
    """What holds in every language: marks, dollar signs; for documents that no lexicon is for."""
    return Lexicon(
        language=language,
        name=language,
        script="Other",
        direction="ltr",
        file=lexicon_file(language),
        mark=_reverse({"due": ["X", "×", "✓", "✔"]}),
        currency=("us$", "usd", "$us", "$"),
        decimal_marks=frozenset(".,"),
    )


def lexicon_file(language: str) -> str:
    """The package's file with the words of a language, there or not; `XX.toml` for `und`."""
    return f"{_FOLDER}/{'XX' if language == UNKNOWN_LANGUAGE else language}.toml"


def _text(language: str) -> str:
    return (files("normalize.lexicon") / f"{language}.toml").read_text(encoding="utf-8")


def _lexicon(data: dict[str, Any], file: str) -> Lexicon:
    document, areas, themes, cost = (data[name] for name in ("document", "areas", "themes", "cost"))
    return Lexicon(
        language=data["language"],
        name=data["name"],
        script=data["script"],
        direction=data["direction"],
        file=file,
        titles=tuple(document["titles"]),
        annex_words=tuple(document["annex"]),
        claims=tuple(map(_claim, data["claims"])),
        columns=_reverse(data["columns"]),
        beyond=tuple(key(word) for word in data["periods"]["beyond"]),
        functional_areas=tuple(sorted(areas["functional_areas"], key=len, reverse=True)),
        theme_titles=tuple(themes["titles"]),
        other_matters=frozenset(key(word) for word in themes["other_matters"]),
        budget=_reverse(data["budget"]),
        mark=_reverse(data["mark"]),
        status=_reverse(data["status"]),
        cost_words=_reverse({name: cost[name] for name in ("staff_time", "tbc")}),
        per_words={bare_key(word): per for per in ("year", "visit") for word in cost[f"per_{per}"]},
        currency=_words(cost["currency"]),
        other_currencies=_words(cost["other_currencies"]),
        qualifiers=frozenset(map(bare_key, cost["qualifiers"])),
        open_ended=frozenset(map(bare_key, cost["open_ended"])),
        ranges=tuple((words_key(first), words_key(second)) for first, second in cost["ranges"]),
        multipliers={words_key(word): factor for word, factor in cost["multipliers"].items()},
        decimal_marks=frozenset(cost["decimal_marks"]),
        function_words=frozenset(map(words_key, data["detection"]["function_words"])),
        spelled={
            "budget": _spelled(data["budget"]),
            "cost": _spelled({name: cost[name] for name in ("staff_time", "tbc")}),
            "mark": _spelled(data["mark"]),
            "status": _spelled(data["status"]),
            "themes": _spelled({"": themes["titles"]}),
        },
    )


def _claim(claim: Mapping[str, str]) -> ClaimWording:
    if "text" in claim:
        return ClaimWording.of_text(claim["text"])
    return ClaimWording(re.compile(claim["pattern"]), of_key=False)


_MARKS = re.compile(r"[\s\u00b9\u00b2\u00b3\u2070-\u2079*,،，;؛；.。:：]+")


def bare_key(words: str) -> str:
    """The key without marks of footnotes and of punctuation."""
    return key(_MARKS.sub("", words))


def _words(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(map(words_key, words), key=len, reverse=True))


def _spelled(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {words_key(word): value for value, words in lists.items() for word in words}


def _reverse(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {key(word): value for value, words in lists.items() for word in words}
