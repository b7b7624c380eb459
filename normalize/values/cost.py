"""The cost column: one amount or a range in US dollars, staff time, or words that say why not.

A cell is an amount only when every figure in it is understood: what stands around the amount is
either known (a currency, "per year") or kept as a note, and a note never begins or ends inside a
number. Words after an amount that are neither known nor in brackets may make it a count of
something else ("3 posts", "2023 年"). Anything doubtful is `unrecognised`, never a guess.
"""

import re
from dataclasses import dataclass
from typing import cast

from normalize.lexicon import Lexicon, key
from normalize.records import Cost, CostKind, CostPer
from normalize.values.words import look_up

# Space, no-break space, figure space, thin space, narrow no-break space.
_SPACES = " \u00a0\u2007\u2009\u202f"
_NUMBER = rf"\d{{1,3}}(?:(?:[{_SPACES}]|[,.'’])\d{{3}})+(?!\d)|\d+"
_AMOUNT = re.compile(
    rf"(?<![\d.,])(?P<low>{_NUMBER})(?P<plus> ?\+)?"
    rf"(?:\s?[-‐-―−]\s?(?P<high>{_NUMBER}))?(?![\d]|[.,]\d)"
)
# Longer texts are no costs, and two costs with only a space between them look like one of more
# than ten thousand million, more than the whole Organization spends.
_LONGEST = 200
_MOST = 10_000_000_000
_MARKS = re.compile(r"[\s\u00b9\u00b2\u00b3\u2070-\u2079*,，;；.。:：]*")
_BRACKETS = "()（）[]［］,，;；:： \t\n"


@dataclass(frozen=True, slots=True)
class _Amount:
    low: int
    high: int | None
    open_ended: bool
    rest: str


def parse_cost(text: str, lexicon: Lexicon) -> Cost:
    """The cost that the cell's text stands for, in whole US dollars."""
    kind = look_up(text, lexicon.cost_words)
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


def _amount(text: str, lexicon: Lexicon) -> _Amount | None:
    """The only amount of the text, None where there is none, several, or one out of order."""
    if len(text) > _LONGEST:
        return None
    matches = list(_AMOUNT.finditer(text))
    if len(matches) != 1 or len(re.findall(r"\d", text)) != len(re.findall(r"\d", matches[0][0])):
        return None
    match = matches[0]
    before, after = text[: match.start()], text[match.end() :]
    factor, after = _multiplier(after, lexicon)
    low = _whole(match["low"])
    high = _whole(match["high"]) if match["high"] else low
    if low is None or high is None or not low <= high < _MOST / factor:
        return None
    # What stands before the amount counts from its last bracket, what stands after to the first.
    beside = re.split(r"[)）\]］]", before)[-1], re.split(r"[(（\[［]", after, maxsplit=1)[0]
    if not all(_is_known(words, lexicon) for words in beside) or _is_foreign(text, lexicon):
        return None
    low, high = low * factor, high * factor
    return _Amount(low, high, match["plus"] is not None, f"{before.strip()}\n{after.strip()}")


def _whole(figures: str) -> int | None:
    """The number, None where its groups are set apart by more than one kind of mark."""
    marks = {" " if mark in _SPACES else mark for mark in re.findall(r"\D", figures)}
    return int(re.sub(r"\D", "", figures)) if len(marks) < 2 else None


def _is_known(words: str, lexicon: Lexicon) -> bool:
    """Whether words beside an amount, outside brackets, leave it an amount of dollars."""
    bare = key(_MARKS.sub("", words))
    known = bare in lexicon.currency or bare in lexicon.per_words or bare in lexicon.qualifiers
    return not bare or known


def _is_foreign(text: str, lexicon: Lexicon) -> bool:
    """Whether the text names a currency other than the US dollar."""
    folded = key(text)
    return any(word in folded for word in lexicon.other_currencies)


def _multiplier(after: str, lexicon: Lexicon) -> tuple[int, str]:
    for word, factor in sorted(lexicon.multipliers.items(), key=lambda item: -len(item[0])):
        if after.strip().casefold().startswith(word):
            return factor, after.strip()[len(word) :]
    return 1, after


def _rest(rest: str, lexicon: Lexicon) -> tuple[CostPer | None, str | None]:
    """What the text around the amount says: for each what it is paid, and a note."""
    per: CostPer | None = None
    notes = []
    for piece in re.split(r"[()（）\[\]\n]", rest):
        bare = piece.strip(_BRACKETS)
        if not bare or key(bare) in lexicon.currency:
            continue
        found = lexicon.per_words.get(key(bare))
        if found and per is None:
            per = cast(CostPer, found)
        else:
            notes.append(bare)
    return per, "; ".join(notes) or None
