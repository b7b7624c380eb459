"""What a family of plans looks like: its annexes, columns, themes and words, one TOML file each."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from extract.errors import ProfileError
from normalize.lexicon import key
from normalize.lexicon.claims import ClaimWording
from normalize.profiles.contents import AnnexContents, ProfileContents, contents_of
from normalize.roles import EXTRA

__all__ = [
    "DEFAULT_PROFILE",
    "YEAR_GROUP",
    "AnnexProfile",
    "Profile",
    "ProfileClaim",
    "load_profile",
    "named_profile",
    "profile_from",
    "profiles",
]

YEAR_GROUP = "timeline"
DEFAULT_PROFILE = "eb152-34"
_FOLDER = "normalize/profiles"


@dataclass(frozen=True, slots=True)
class AnnexProfile:
    """One annex: its number, its columns from left to right, the status that holds for all of it.

    The column `timeline` stands for all year columns, `extra:` and a name for one of the family's
    own. `required` are those that must be there, `headings` the keys of lines that name the annex.
    """

    number: int
    columns: tuple[str, ...]
    status: str | None = None
    required: tuple[str, ...] = ()
    headings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ProfileClaim:
    """How the family says how many actions there are, and of which annex where that is fixed."""

    wording: ClaimWording
    annex: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A plan family: its usual symbol, periods and annexes, and words beyond those of a lexicon.

    `headings` map the key of a heading to its role; `values` hold, by the lexicon's table, the
    wordings of each value. `themes` are the numbers of themes by title; None leaves themes to the
    lexicon, and an empty table says that there are none. `file` is what findings name.
    """

    name: str
    symbol: str
    periods: tuple[str, ...]
    annexes: tuple[AnnexProfile, ...]
    file: str
    headings: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    themes: dict[str, int | None] | None = None
    claims: tuple[ProfileClaim, ...] = ()

    @property
    def brought(self) -> bool:
        """Whether it is a file of the user's, not one that comes with the package."""
        return not self.file.startswith(f"{_FOLDER}/")

    def annex(self, number: int) -> AnnexProfile | None:
        """The annex of that number, None where the family has none."""
        return next((annex for annex in self.annexes if annex.number == number), None)


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
    return profile_from(text, f"{_FOLDER}/{name}.toml")


def named_profile(name: str) -> Profile:
    """The profile of that name; raises ProfileError where there is none."""
    try:
        return load_profile(name)
    except KeyError:
        raise ProfileError(
            f"no profile named '{name}'",
            remedy=f"choose one of: {', '.join(profiles())}; or name a file that ends in .toml",
        ) from None


def profile_from(text: str, file: str) -> Profile:
    """The profile in the text of a TOML file; raises ProfileError where it holds none.

    `file` is its name in that error and in findings.
    """
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ProfileError(f"not TOML: {error}", where=file) from None
    return _profile(contents_of(data, file), file)


def _profile(contents: ProfileContents, file: str) -> Profile:
    headings: dict[str, list[str]] = dict(contents.columns.items())
    headings |= {EXTRA + name: each for name, each in contents.extra.items()}
    values = {table: getattr(contents, table) for table in ("budget", "cost", "mark", "status")}
    themes = contents.themes
    return Profile(
        name=contents.name,
        symbol=contents.symbol,
        periods=tuple(contents.periods),
        annexes=tuple(_annex(annex, contents.extra) for annex in contents.annexes),
        file=file,
        headings={key(word): role for role, each in headings.items() for word in each},
        values={table: lists for table, lists in values.items() if lists},
        themes=None
        if themes is None
        else {title: theme.number for theme in themes for title in theme.titles},
        claims=tuple(
            ProfileClaim(ClaimWording.of_text(claim.text), claim.annex) for claim in contents.claims
        ),
    )


def _annex(annex: AnnexContents, extra: Mapping[str, object]) -> AnnexProfile:
    def roles(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(EXTRA + name if name in extra else name for name in names)

    return AnnexProfile(
        number=annex.number,
        columns=roles(annex.columns),
        status=annex.status,
        required=roles(annex.columns if annex.required is None else annex.required),
        headings=frozenset(map(key, annex.headings)),
    )
