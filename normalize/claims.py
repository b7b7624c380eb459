"""What the document says of itself: its title, and how many actions it holds."""

from collections.abc import Iterable, Sequence

from extract.document import Paragraph
from normalize.lexicon import Lexicon, key
from normalize.records import Claim
from normalize.text import join_lines

_LONGEST = 200_000


def running_text(paragraphs: Iterable[Paragraph]) -> str:
    """The body paragraphs as one text, the lines of each joined."""
    bodies = [paragraph.text for paragraph in paragraphs if paragraph.kind == "body"]
    text = "\n".join(bodies)[:_LONGEST]
    return "\n".join(join_lines(body.split("\n"), (), lambda: (text,)) for body in bodies)


def claims_in(text: str, lexicon: Lexicon) -> list[Claim]:
    """The claims of the running text, in its order; each wording counts once."""
    found = []
    for pattern in lexicon.claims:
        match = pattern.search(text)
        if match:
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
