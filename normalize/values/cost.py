"""The cost column: one amount or a range in US dollars, staff time, or words that say why not.

A cell is an amount only when every figure in it is understood: what stands around the amount is
either known (a currency, "per year") or kept as a note, and a note never begins or ends inside a
number. Words after an amount that are neither known nor in brackets may make it a count of
something else ("3 posts", "2023 年"). Anything doubtful is `unrecognised`, never a guess.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import cast

from normalize.lexicon import Lexicon, bare_key, key
from normalize.lexicon.keys import aligned_key, without_direction, words_key
from normalize.records import Cost, CostKind, CostPer
from normalize.values.figures import find_figures, named
from normalize.values.words import look_up

# Longer texts are no costs.
_LONGEST = 200
_BRACKETS = "()（）[]［］,，،;；؛:： \t\n"
_OTHER_DOLLAR = re.compile(r"(?<![^\W\d_])(?!us\$|usd\$)[^\W\d_]+\$")


@dataclass(frozen=True, slots=True)
class _Amount:
    low: int
    high: int
    open_ended: bool
    rest: str


def parse_cost(text: str, lexicon: Lexicon) -> Cost:
    """The cost that the cell's text stands for, in whole US dollars."""
    kind = look_up(text, "cost", lexicon)
    if kind != "unrecognised":
        return Cost(kind=cast(CostKind, kind), text=text)
    amount = _amount(text, lexicon)
    if amount is None:
        return Cost(kind="unrecognised", text=text)
    per, note = _rest(amount.rest, lexicon)
    return Cost(
        kind="amount",
        text=text,
        min_usd=amount.low,
        max_usd=None if amount.open_ended else amount.high,
        open_ended=amount.open_ended,
        per=per,
        note=note,
    )


def names_multiple(heading: str, lexicon: Lexicon) -> bool:
    """Whether the heading of a cost column says that its figures are thousands or more."""
    return named(lexicon.multipliers, words_key(heading))


def names_other_currency(heading: str, lexicon: Lexicon) -> bool:
    """Whether the heading of a cost column says that its figures are no US dollars."""
    return _is_foreign(words_key(heading), lexicon)


def _amount(text: str, lexicon: Lexicon) -> _Amount | None:
    """The only amount of the text, None where there is none, several, or a doubtful one."""
    if len(text) > _LONGEST:
        return None
    text = unicodedata.normalize("NFC", without_direction(text))
    folded, places = aligned_key(text)
    found = find_figures(folded, lexicon)
    if found is None or _is_foreign(folded, lexicon):
        return None
    # What stands before the amount counts from its last bracket, what stands after to the first.
    before, after = folded[: found.start], folded[found.end :]
    beside = re.split(r"[)\]]", before)[-1], re.split(r"[(\[]", after, maxsplit=1)[0]
    if not all(_is_known(words, lexicon) for words in beside):
        return None
    bounds = [words for words in beside if bare_key(words) in lexicon.open_ended]
    open_ended = found.plus or bool(bounds)
    if open_ended and found.low != found.high:
        return None
    start, end = places[found.start], places[found.end]
    rest = f"{text[:start].strip()}\n{text[end:].strip()}"
    return _Amount(found.low, found.high, open_ended, rest)


def _is_known(words: str, lexicon: Lexicon) -> bool:
    """Whether words beside an amount, outside brackets, leave it an amount of dollars."""
    bare = bare_key(words)
    known = bare in lexicon.per_words or bare in lexicon.qualifiers or bare in lexicon.open_ended
    return not bare or known or _is_currency(words, lexicon)


def _is_currency(words: str, lexicon: Lexicon) -> bool:
    return key(words) in {key(word) for word in lexicon.currency}


def _is_foreign(folded: str, lexicon: Lexicon) -> bool:
    """Whether the text names a currency other than the US dollar."""
    signs = {sign for sign in folded if unicodedata.category(sign) == "Sc"}
    if signs - {"$"} or named(lexicon.other_currencies, folded):
        return True
    return _OTHER_DOLLAR.search(folded) is not None


def _rest(rest: str, lexicon: Lexicon) -> tuple[CostPer | None, str | None]:
    """What the text around the amount says: for each what it is paid, and a note."""
    per: CostPer | None = None
    notes = []
    for piece in re.split(r"[()（）\[\]［］\n]", rest):
        bare = piece.strip(_BRACKETS)
        if not bare or _is_currency(bare, lexicon) or bare_key(bare) in lexicon.open_ended:
            continue
        found = lexicon.per_words.get(bare_key(bare))
        if found and per is None:
            per = cast(CostPer, found)
        else:
            notes.append(bare)
    return per, "; ".join(notes) or None
