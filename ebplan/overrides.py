"""What a user says of a document instead of what the document shows, and the plan read with it."""

import os
from dataclasses import dataclass
from pathlib import Path

from extract.document import Document
from extract.errors import EbplanError, LexiconError, ProfileError
from extract.limits import Limits
from extract.source import check_path, file_sha256
from normalize.lexicon import Lexicon, lexicon_from
from normalize.plan import PlanParts, plan_with_parts
from normalize.profiles import Profile, named_profile, profile_from
from normalize.records import Plan, SourceFile


@dataclass(frozen=True, slots=True)
class Overrides:
    """Language, profile, symbol and lexicons; what is None or empty is told from the document."""

    language: str | None
    profile: Profile | None
    symbol: str | None
    lexicons: tuple[Lexicon, ...]

    @classmethod
    def given(
        cls,
        *,
        language: str | None = None,
        profile: str | os.PathLike[str] | None = None,
        symbol: str | None = None,
        lexicon: str | os.PathLike[str] | None = None,
    ) -> "Overrides":
        """As a user gives them: by name, or as files that are read; raises EbplanError."""
        return cls(language, _profile(profile), symbol, _lexicons(lexicon))

    def plan(self, document: Document, path: Path) -> Plan:
        """The plan in a document that was read from `path`; raises EbplanError."""
        return self.parts(document, path).plan

    def parts(self, document: Document, path: Path) -> PlanParts:
        """The plan, and what it was made of; raises EbplanError."""
        return plan_with_parts(
            document,
            source=_source_file(path, document),
            language=self.language,
            profile=self.profile,
            symbol=self.symbol,
            lexicons=self.lexicons,
        )


def _lexicons(path: str | os.PathLike[str] | None) -> tuple[Lexicon, ...]:
    """The lexicon in a file that the user brings along, if any; raises EbplanError."""
    if path is None:
        return ()
    path = Path(path)
    return (lexicon_from(_text_of(path, LexiconError), _base_name(path)),)


def _profile(profile: str | os.PathLike[str] | None) -> Profile | None:
    """The profile of that name, or in a file that the user brings along; raises EbplanError.

    A path, and a name that ends in `.toml`, is a file.
    """
    if profile is None:
        return None
    if isinstance(profile, str) and not profile.lower().endswith(".toml"):
        return named_profile(profile)
    path = Path(profile)
    return profile_from(_text_of(path, ProfileError), _base_name(path))


def _text_of(path: Path, error: type[EbplanError]) -> str:
    check_path(path, Limits())
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise error("not a text in UTF-8", where=_base_name(path)) from None


def _source_file(path: Path, document: Document) -> SourceFile:
    """The file as the plan names it: its base name, never the folders of this machine."""
    return SourceFile(
        name=_base_name(path),
        format=document.format,
        sha256=file_sha256(path),
        pages=document.page_count,
    )


def _base_name(path: Path) -> str:
    """The file's name as JSON can hold it: a name need not be UTF-8."""
    return os.fsencode(path.name).decode("utf-8", "replace")
