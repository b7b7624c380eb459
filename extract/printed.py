"""The characters of a page as it shows them, to hold against what was read of it."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PrintedCharacter:
    """A character with its box x0, top, x1, bottom in points from the page's top left."""

    text: str
    box: Box

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the box."""
        x0, top, x1, bottom = self.box
        return (x0 + x1) / 2, (top + bottom) / 2


# Characters that stand beside each other on one line, in the file's order.
PrintedLine = tuple[PrintedCharacter, ...]
