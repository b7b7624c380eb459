"""What the document says of itself: its title, and how many actions it holds."""

import re
from collections.abc import Iterable, Sequence

from extract.document import Paragraph
from extract.scripts import CJK_RANGES
from normalize.lexicon import Lexicon, key
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


def claims_in(text: str, lexicon: Lexicon) -> list[Claim]:
    """The claims of the running text, in its order; each wording counts once."""
    found = []
    for pattern in lexicon.claims:
        match = pattern.search(text)
        if match and len(max(match.groups(""), key=len)) <= _MOST_DIGITS:
            groups = match.groupdict()
            annex = groups.get("annex")
            claim = Claim(
                annex=int(annex) if annex else None, actions=int(groups["actions"]), text=match[0]
            )
            found.append((match.start(), claim))
    return [claim for _, claim in sorted(found, key=lambda item: item[0])]


def title_of(paragraphs: Sequence[Paragraph], lexicon: Lexicon, fallback: str = "") -> str:
    """The title as the lexicon knows it and the document prints it, else `fallback`."""
    titles = {key(title) for title in lexicon.titles}
    for paragraph in paragraphs:
        for line in paragraph.text.split("\n"):
            if key(line) in titles:
                return line.strip()
    return fallback
