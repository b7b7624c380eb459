"""What the document says of itself: its title, and how many actions it holds."""

import re
from collections.abc import Iterable, Sequence

from extract.document import Paragraph
from extract.scripts import CJK_RANGES
from normalize.lexicon import Lexicon, key
from normalize.profiles import Profile
from normalize.records import Claim
from normalize.text import mend

_LONGEST = 200_000
_MOST_DIGITS = 9
_TOGETHER = re.compile(f"(?<=[{CJK_RANGES}]) *\\n *(?=[{CJK_RANGES}])")


def running_text(paragraphs: Iterable[Paragraph]) -> str:
    """The body paragraphs as one line: a sentence may go on over a line's or a page's end."""
    bodies = [paragraph.text for paragraph in paragraphs if paragraph.kind == "body"]
    text = _TOGETHER.sub("", mend("\n".join(bodies)[:_LONGEST]))
    return text.replace("\n", " ")


def claims_in(text: str, lexicon: Lexicon, profile: Profile) -> list[Claim]:
    """The claims of the running text, in its order; what is said twice counts once."""
    found = []
    own = [(claim.wording, claim.annex) for claim in profile.claims]
    for pattern, fixed in (*own, *((pattern, None) for pattern in lexicon.claims)):
        match = pattern.search(text)
        if match is None:
            continue
        start, words, figures = match
        annex, actions = figures.get("annex"), figures.get("actions") or ""
        if max(len(annex or ""), len(actions)) <= _MOST_DIGITS:
            claim = Claim(annex=int(annex) if annex else fixed, actions=int(actions), text=words)
            found.append((start, claim))
    first: dict[tuple[int | None, int], Claim] = {}
    for _, claim in sorted(found, key=lambda item: item[0]):
        first.setdefault((claim.annex, claim.actions), claim)
    return list(first.values())


def title_of(paragraphs: Sequence[Paragraph], lexicon: Lexicon, fallback: str = "") -> str:
    """The title as the lexicon knows it and the document prints it, else `fallback`."""
    titles = {key(title) for title in lexicon.titles}
    for paragraph in paragraphs:
        for line in paragraph.text.split("\n"):
            if key(line) in titles:
                return line.strip()
    return fallback
