"""Whether two wordings are one, but for a slip or an ending.

Meant for values, where a small word or the beginning of a word turns the meaning round ("not
budgeted", "unbudgeted", "non budgétisé"), and one letter inside may ("planificado",
"planificando"). So as many words, each the same or long and alike: its end in another vowel or
consonant (gender, number), two letters swapped, one doubled or not, or one inner letter replaced.
"""

from collections.abc import Mapping

from extract.scripts import is_cjk
from normalize.lexicon.keys import words_key

# Words shorter than this must be the same; so must the first letters of all words.
_LONG, _BEGINNING = 7, 3


def alike(text: str, wordings: Mapping[str, str]) -> str | None:
    """The value of the wordings that the text is alike to, None where there is none or several.

    The wordings are `words_key`s, each with its value.
    """
    words = words_key(text).split()
    if not words or len(text) > 200:
        return None
    values = {value for wording, value in wordings.items() if _same(words, wording.split())}
    return values.pop() if len(values) == 1 else None


def _same(words: list[str], others: list[str]) -> bool:
    if len(words) != len(others):
        return False
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return 0 < len(differing) <= 2 and all(_alike(*pair) for pair in differing)


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG or one[:_BEGINNING] != other[:_BEGINNING]:
        return False
    if not (one + other).isalpha() or any(map(is_cjk, one + other)):
        return False
    if len(one) == len(other):
        at = [place for place in range(len(one)) if one[place] != other[place]]
        swapped = len(at) == 2 and at[1] == at[0] + 1 and one[at[0]] == other[at[1]]
        return len(at) == 1 or (swapped and one[at[1]] == other[at[0]])
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) != len(shorter) + 1:
        return False
    place = next(
        (place for place in range(len(shorter)) if longer[place] != shorter[place]), len(shorter)
    )
    ended = place == len(shorter)
    doubled = longer[place] == longer[place - 1]
    return (ended or doubled) and longer[:place] + longer[place + 1 :] == shorter
