"""What a family of plans looks like: its annexes and their columns, one TOML file each."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

YEAR_GROUP = "timeline"


@dataclass(frozen=True, slots=True)
class AnnexProfile:
    """One annex: its number, its columns from left to right, the status that holds for all of it.

    The column `timeline` stands for all year columns.
    """

    number: int
    columns: tuple[str, ...]
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A plan family: its usual symbol, periods and annexes."""

    name: str
    symbol: str
    periods: tuple[str, ...]
    annexes: tuple[AnnexProfile, ...]

    def annex(self, number: int) -> AnnexProfile | None:
        """The annex of that number, None where the family has none."""
        return next((annex for annex in self.annexes if annex.number == number), None)


DEFAULT_PROFILE = "eb152-34"


def profiles() -> list[str]:
    """The names of the profiles that are there, sorted."""
    names = (entry.name for entry in files("normalize.profiles").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def load_profile(name: str) -> Profile:
    """The profile of that name; raises KeyError where there is none."""
    if name not in profiles():
        raise KeyError(name)
    text = (files("normalize.profiles") / f"{name}.toml").read_text(encoding="utf-8")
    return _profile(tomllib.loads(text))


def _profile(data: dict[str, Any]) -> Profile:
    return Profile(
        name=data["name"],
        symbol=data["symbol"],
        periods=tuple(data["periods"]),
        annexes=tuple(
            AnnexProfile(
                number=annex["number"],
                columns=tuple(annex["columns"]),
                status=annex.get("status"),
            )
            for annex in data["annexes"]
        ),
    )
