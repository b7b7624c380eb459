"""Which of the plans that were given are versions, and which are languages of one version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.errors import ComparisonError
from normalize.records import Plan


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document: its plans by language, in the order given."""

    symbol: str
    plans: Mapping[str, Plan]


def grouped(plans: Mapping[str, Plan]) -> list[Version]:
    """The versions, oldest first, of plans by the names they were given by; raises ComparisonError.

    Another document symbol is another version. Where a symbol comes several times in one language,
    those are versions too, and the first of each language belong together, then the second, and so
    on. All in the order given.
    """
    _check_once(plans)
    symbols: dict[str, dict[str, list[str]]] = {}
    for name, plan in plans.items():
        languages = symbols.setdefault(plan.document.symbol, {})
        languages.setdefault(plan.document.language, []).append(name)
    return [
        Version(symbol, {language: plans[names[at]] for language, names in languages.items()})
        for symbol, languages in symbols.items()
        for at in range(_versions_of(symbol, languages))
    ]


def _versions_of(symbol: str, languages: Mapping[str, Sequence[str]]) -> int:
    """How many versions of one symbol there are; every language must have as many."""
    counts = {language: len(names) for language, names in languages.items()}
    most, fewest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
    if counts[most] != counts[fewest]:
        few = " and ".join(languages[fewest])
        raise ComparisonError(
            f"{symbol} is there {_times(counts[most])} in {most} and {_times(counts[fewest])} in "
            f"{fewest}: which version {few} belongs to can't be told",
            remedy=f"name each language once for each version, or leave out {few}; a version with "
            "a symbol of its own is given it with ebplan extract --symbol",
        )
    return counts[most]


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _check_once(plans: Mapping[str, Plan]) -> None:
    """Raise ComparisonError where two of the plans were read from one and the same file."""
    seen: dict[tuple[str, str, str], str] = {}
    for name, plan in plans.items():
        document = plan.document
        # One file that tracks its changes is two versions, so what was read counts too.
        key = (document.source.sha256, document.language, document.symbol)
        if key in seen and plan.records == plans[seen[key]].records:
            raise ComparisonError(
                f"{seen[key]} and {name} are the same plan", remedy="name each plan once"
            )
        seen.setdefault(key, name)
