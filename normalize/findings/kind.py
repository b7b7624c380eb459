"""What the catalogue says of one kind of finding."""

from dataclasses import dataclass
from string import Formatter

from normalize.records import Level


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One kind of finding. `template` is the message, with the fields of `str.format`."""

    code: str
    level: Level
    title: str
    template: str
    explanation: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The names that the message needs, in the order they stand in it, each once."""
        names = (name for _, name, _, _ in Formatter().parse(self.template) if name)
        return tuple(dict.fromkeys(names))
