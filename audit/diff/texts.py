"""Two texts as one list of parts: what is in both, what was removed, what was added.

Texts are compared word by word, and character by character in scripts that put no spaces between
words. Parts are for people: a short run that is the same between two changes belongs to neither
thought, so it is shown as removed and added with them. Nothing is left out: `same` and `removed`
parts make the old text, `same` and `added` ones the new.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from audit.diff.model import TextPart
from extract.scripts import CJK_RANGES, is_cjk
from normalize.text import fold

# Scripts without spaces between words, other than those of Chinese and Japanese: Thai, Lao,
# Myanmar, Khmer.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
# Vowel signs and the like, which belong to the letter before them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u200c\u200d\u00ad"
)
_LETTER = rf"(?:[^\W_{CJK_RANGES}{_UNSPACED}]|[{_MARKS}])"
# A figure with its thousands, a word or symbol with what holds its parts together, or one
# character.
_TOKEN = re.compile(
    rf"\d+(?:[ \u00a0\u202f.,]\d{{3}}(?!\d))+(?:[.,]\d+)?"
    rf"|{_LETTER}+(?:[/.'’@_‑-]{_LETTER}+)*"
    r"|\s+|.",
    re.DOTALL,
)
_SPACE = re.compile(r"\s+")
# Texts with more pairs of equal tokens are first compared by sentences: at worst, the time grows
# with the power of 1.5 of these pairs.
_MOST_PAIRS = 40_000
_SENTENCE = re.compile(r"[^.!?;。！？；؟\n]*[.!?;。！？；؟\n]*\s*", re.DOTALL)
# A run of that many columns that is the same is never taken for a part of a change.
_LONGEST_ABSORBED = 16


@dataclass(slots=True)
class _Edit:
    """A run of the old tokens that became a run of the new ones."""

    same: bool
    old: str
    new: str


def text_parts(old: str, new: str, *, exact: bool = False) -> list[TextPart]:
    """All of both texts in parts; unless `exact`, what `fold()` ignores is the same."""
    edits = _absorbed(_settled(_edits(old, new, exact), exact))
    return [part for edit in _merged(_spaced(_merged(edits))) for part in _parts(edit)]


def _parts(edit: _Edit) -> Iterator[TextPart]:
    if edit.same:
        if edit.new:
            yield TextPart(kind="same", text=edit.new)
        return
    if edit.old:
        yield TextPart(kind="removed", text=edit.old)
    if edit.new:
        yield TextPart(kind="added", text=edit.new)


def _edits(old: str, new: str, exact: bool) -> list[_Edit]:
    left, right = _tokens(old, exact), _tokens(new, exact)
    key = _itself if exact else fold
    if _cost(left, right, key) <= _MOST_PAIRS:
        return _aligned(left, right, key)
    # Too long to be compared word by word as a whole: sentence by sentence first.
    edits = []
    for edit in _aligned(_SENTENCE.findall(old), _SENTENCE.findall(new), key):
        left, right = _tokens(edit.old, exact), _tokens(edit.new, exact)
        if edit.same or not left or not right or _cost(left, right, key) > _MOST_PAIRS:
            edits.append(edit)
        else:
            edits.extend(_aligned(left, right, key))
    return edits


def _aligned(left: Sequence[str], right: Sequence[str], key: Callable[[str], str]) -> list[_Edit]:
    """The edits that lead from the left tokens to the right ones."""
    ours, theirs = list(map(key, left)), list(map(key, right))
    head = _alike(ours, theirs)
    tail = _alike(ours[head:][::-1], theirs[head:][::-1])
    end, other_end = len(ours) - tail, len(theirs) - tail
    edits = [_Edit(True, "".join(left[:head]), "".join(right[:head]))]
    inside = (ours[head:end], theirs[head:other_end])
    if _pairs(*inside) <= _MOST_PAIRS:
        matcher = SequenceMatcher(None, *inside, autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            edits.append(
                _Edit(
                    tag == "equal",
                    "".join(left[head + i : head + j]),
                    "".join(right[head + k : head + m]),
                )
            )
    else:
        edits.append(_Edit(False, "".join(left[head:end]), "".join(right[head:other_end])))
    edits.append(_Edit(True, "".join(left[end:]), "".join(right[other_end:])))
    return [edit for edit in edits if edit.old or edit.new]


def _settled(edits: Iterable[_Edit], exact: bool) -> Iterator[_Edit]:
    """The edits, one that changed nothing but how words are set apart being none."""
    for edit in _merged(edits):
        if not edit.same and not exact and fold(edit.old) == fold(edit.new):
            yield _Edit(True, edit.old, edit.new)
        else:
            yield edit


def _absorbed(edits: Iterable[_Edit]) -> list[_Edit]:
    """The edits without short runs that are the same between longer changes."""
    done: list[_Edit] = []
    for edit in _merged(edits):
        done.append(edit)
        while len(done) >= 3 and not done[-1].same and _is_confetti(*done[-3:]):
            before, between, after = done[-3:]
            done[-3:] = [
                _Edit(
                    False,
                    before.old + between.old + after.old,
                    before.new + between.new + after.new,
                )
            ]
    return done


def _is_confetti(before: _Edit, between: _Edit, after: _Edit) -> bool:
    if before.same or not between.same:
        return False
    columns = _columns(between.new)
    return columns <= _LONGEST_ABSORBED and all(
        columns <= max(_columns(edit.old), _columns(edit.new)) for edit in (before, after)
    )


def _spaced(edits: Sequence[_Edit]) -> Iterator[_Edit]:
    """The edits, the space behind a replaced run as what is the same."""
    for edit in edits:
        words = _Edit(edit.same, edit.old.rstrip(), edit.new.rstrip())
        space = edit.new[len(words.new) :]
        if edit.same or not (words.old and words.new) or edit.old[len(words.old) :] != space:
            yield edit
        else:
            yield words
            yield _Edit(True, space, space)


def _merged(edits: Iterable[_Edit]) -> list[_Edit]:
    """The edits, neighbours of one kind as one."""
    found: list[_Edit] = []
    for same, group in groupby(edits, key=lambda edit: edit.same):
        run = list(group)
        found.append(
            _Edit(same, "".join(each.old for each in run), "".join(each.new for each in run))
        )
    return found


def _tokens(text: str, exact: bool) -> list[str]:
    """The words and characters of a text; unless `exact`, each with the spaces behind it."""
    tokens = _TOKEN.findall(text)
    if exact:
        return tokens
    joined: list[str] = []
    for token in tokens:
        if joined and (token.isspace() or joined[-1].isspace()):
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _itself(token: str) -> str:
    return token


def _alike(left: Sequence[str], right: Sequence[str]) -> int:
    """How many tokens both begin with."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _cost(left: Sequence[str], right: Sequence[str], key: Callable[[str], str]) -> int:
    return _pairs(list(map(key, left)), list(map(key, right)))


def _pairs(left: Sequence[str], right: Sequence[str]) -> int:
    """How many pairs of equal tokens there are, which is what the comparison takes."""
    counts = Counter(right)
    return sum(count * counts[token] for token, count in Counter(left).items())


def _columns(text: str) -> int:
    """How wide a run is, spaces left out: an ideograph is twice as wide as a letter."""
    return sum(2 if is_cjk(character) else 1 for character in _SPACE.sub("", text))
