"""What a lexicon's file must hold, every table and key, so that no slip is overlooked."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from extract.errors import LexiconError
from normalize.lexicon.keys import key

# What a key holds: a text, a list of texts, a table of whole numbers, a list of pairs of texts.
_TEXT, _TEXTS, _FACTORS, _PAIRS = (
    "a text",
    "a list of texts",
    "a table of numbers",
    "a list of pairs",
)
_VALUES = ("budget", "mark", "status", "columns")
_TABLES: dict[str, dict[str, str]] = {
    "": {"language": _TEXT, "name": _TEXT, "script": _TEXT, "direction": _TEXT},
    "document": dict.fromkeys(("titles", "annex"), _TEXTS),
    "columns": dict.fromkeys(
        ("number", "functional_area", "action", "objective", "budget", "cost", "timeline",
         "status", "comments"),
        _TEXTS,
    ),
    "periods": {"beyond": _TEXTS},
    "areas": {"functional_areas": _TEXTS},
    "themes": dict.fromkeys(("titles", "other_matters"), _TEXTS),
    "budget": dict.fromkeys(("budgeted", "not_budgeted", "partially_budgeted", "tbc"), _TEXTS),
    "cost": {
        **dict.fromkeys(
            ("staff_time", "tbc", "per_year", "per_visit", "qualifiers", "open_ended",
             "currency", "other_currencies", "decimal_marks"),
            _TEXTS,
        ),
        "ranges": _PAIRS,
        "multipliers": _FACTORS,
    },
    "mark": dict.fromkeys(("due", "tbc"), _TEXTS),
    "status": dict.fromkeys(("ongoing", "planned", "planning", "implemented", "tbc"), _TEXTS),
    "detection": {"function_words": _TEXTS},
}  # fmt: skip
_CLAIM = {"text": _TEXT, "pattern": _TEXT}
SCRIPTS = ("Arabic", "Cyrillic", "Greek", "Han", "Hebrew", "Latin", "Other")
DIRECTIONS = ("ltr", "rtl")
_REMEDY = "docs/languages.md explains every table of such a file"


def check_contents(data: Mapping[str, Any], file: str) -> None:
    """Raise LexiconError, naming `file` and the key, where something is lacking or misnamed."""

    def wrong(what: str) -> LexiconError:
        return LexiconError(what, where=file, remedy=_REMEDY)

    known = {*_TABLES[""], *(name for name in _TABLES if name), "claims"}
    for name in data:
        if name not in known:
            meant = _nearest(name, known, data)
            raise wrong(f"'{name}' is no key or table of a lexicon{meant}")
    for table, keys in _TABLES.items():
        _check_table(data if not table else data.get(table), table, keys, wrong)
    _check_claims(data.get("claims"), wrong)
    for name, allowed in (("script", SCRIPTS), ("direction", DIRECTIONS)):
        if data[name] not in allowed:
            raise wrong(f"{name} is '{data[name]}', which is none of {', '.join(allowed)}")
    for table in _VALUES:
        _check_apart(data[table], table, wrong)


def _check_table(
    found: Any, table: str, keys: Mapping[str, str], wrong: Callable[[str], LexiconError]
) -> None:
    """Hold one table against its keys; the keys above all tables are a table named ''."""
    if not isinstance(found, Mapping):
        raise wrong(f"the table [{table}] is missing")
    within = f" in [{table}]" if table else ""
    # Before what is missing: a key that is misspelled is missing too.
    for name in found:
        if table and name not in keys:
            meant = _nearest(name, keys, found) or f"; known: {', '.join(keys)}"
            raise wrong(f"the key '{name}'{within} is not known{meant}")
    for name, kind in keys.items():
        if name not in found:
            raise wrong(f"the key '{name}' is missing{within}")
        if not _is(found[name], kind):
            raise wrong(f"'{name}'{within} must be {kind}")


def _nearest(name: str, known: Iterable[str], found: Iterable[str]) -> str:
    """Which of the known names was meant, as part of a sentence; nothing where none is near.

    A name that is missing is likelier to be meant than one that is there.
    """
    missing = [one for one in known if one not in {*found}]
    near = get_close_matches(name, missing, 1, 0.5) or get_close_matches(name, known, 1, 0.75)
    return f" (did you mean '{near[0]}'?)" if near else ""


def _check_claims(claims: Any, wrong: Callable[[str], LexiconError]) -> None:
    if not isinstance(claims, list):
        raise wrong("the list [[claims]] is missing; 'claims = []' says that there are none")
    for number, claim in enumerate(claims, start=1):
        if not isinstance(claim, Mapping) or len(claim) != 1 or not {*claim} <= {*_CLAIM}:
            has = f"; it has {', '.join(claim)}" if isinstance(claim, Mapping) and claim else ""
            raise wrong(f"[[claims]] number {number} must hold 'text', and nothing else{has}")
        [(name, wording)] = claim.items()
        figure = "{actions}" if name == "text" else "(?P<actions>"
        if not isinstance(wording, str) or figure not in wording:
            raise wrong(f"[[claims]] number {number} lacks {figure}")


def _check_apart(
    values: Mapping[str, list[str]], table: str, wrong: Callable[[str], LexiconError]
) -> None:
    """Refuse a wording that stands for two things."""
    meanings: dict[str, str] = {}
    for value, words in values.items():
        for word in words:
            if not key(word):
                raise wrong(f"'{value}' in [{table}] holds a blank text")
            if meanings.setdefault(key(word), value) != value:
                other = meanings[key(word)]
                raise wrong(f"'{word}' in [{table}] stands for both {other} and {value}")


def _is(value: Any, kind: str) -> bool:
    if kind == _TEXT:
        return isinstance(value, str) and bool(value)
    if kind == _FACTORS:
        return isinstance(value, Mapping) and all(
            type(factor) is int and factor > 0 for factor in value.values()
        )
    if not isinstance(value, list):
        return False
    if kind == _PAIRS:
        return all(_is(pair, _TEXTS) and len(pair) == 2 and pair[1] for pair in value)
    return all(isinstance(word, str) for word in value)
