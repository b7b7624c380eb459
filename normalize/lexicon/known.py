"""The lexicons that a run knows: those of the package, and one that the user brings along."""

from collections.abc import Iterable

from normalize.lexicon import Lexicon, languages, load_lexicon, script_of


class KnownLexicons:
    """The lexicons by language; one that is brought along goes before the package's own.

    A lexicon of the package is read only when it is asked for.
    """

    def __init__(self, brought: Iterable[Lexicon] = ()) -> None:
        self._brought = {lexicon.language: lexicon for lexicon in brought}

    def languages(self) -> list[str]:
        """The codes of all languages, sorted."""
        return sorted({*languages(), *self._brought})

    def load(self, language: str) -> Lexicon:
        """The lexicon of a language; raises KeyError where there is none."""
        return self._brought.get(language) or load_lexicon(language)

    def in_scripts(self, scripts: Iterable[str]) -> list[Lexicon]:
        """The lexicons of the languages in these scripts."""
        wanted = {*scripts, "Other"}
        return [
            self.load(language) for language in self.languages() if self._script(language) in wanted
        ]

    def _script(self, language: str) -> str:
        brought = self._brought.get(language)
        return brought.script if brought is not None else script_of(language)
