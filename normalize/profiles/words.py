"""A lexicon with the words that a profile adds to it."""

from collections.abc import Mapping
from dataclasses import replace

from normalize.lexicon import Lexicon, key
from normalize.lexicon.keys import words_key
from normalize.profiles import Profile


def with_words(lexicon: Lexicon, profile: Profile) -> Lexicon:
    """The lexicon with the profile's headings, values, titles and claims; its own where none.

    Where both have a wording, what the profile says of it holds. A file of the user's is where
    further words are to be added.
    """
    if profile.brought:
        lexicon = replace(lexicon, profile_file=profile.file)
    themes = profile.themes
    if themes is None and not (profile.headings or profile.values or profile.claims):
        return lexicon
    keys = {table: _keys(lists) for table, lists in profile.values.items()}
    spelled = dict(lexicon.spelled)
    for table, lists in profile.values.items():
        spelled[table] = spelled.get(table, {}) | _spelled(lists)
    lexicon = replace(
        lexicon,
        columns=lexicon.columns | profile.headings,
        budget=lexicon.budget | keys.get("budget", {}),
        cost_words=lexicon.cost_words | keys.get("cost", {}),
        mark=lexicon.mark | keys.get("mark", {}),
        status=lexicon.status | keys.get("status", {}),
        spelled=spelled,
    )
    if themes is None:
        return lexicon
    return replace(
        lexicon,
        theme_titles=tuple(title for title, number in themes.items() if number is not None),
        theme_numbers={key(title): number for title, number in themes.items() if number},
        other_matters=lexicon.other_matters
        | {key(title) for title, number in themes.items() if number is None},
        spelled=spelled | {"themes": _spelled({"": [*themes]})},
    )


def _keys(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {key(word): value for value, words in lists.items() for word in words}


def _spelled(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {words_key(word): value for value, words in lists.items() for word in words}
