"""Keys of words: what one word may have or lack is left out, what makes another word is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lexicon.keys import aligned_key, key, without_direction, words_key

SAME = {
    "capitals and accents": ("Établi à l’ÉCHELLE", "ETABLI A L'ECHELLE"),
    "accents apart from their letters": ("e\u0301tabli", "établi"),
    "Spanish": ("AÑO, MÁS", "año, más"),
    "ligatures": ("mise en œuvre", "MISE EN OEUVRE"),
    "ё": ("Ещё не включено", "еще не включено"),
    "Arabic vowel marks": ("مُدرَج جزئيًّا", "مدرج جزئيا"),
    "tatweel": ("الميـزانيـة", "الميزانية"),
    "alef and hamza": ("أُدرج في إطار آخر", "ادرج في اطار اخر"),
    "final ya": ("على مستوى", "علي مستوي"),
    "ta marbuta": ("الأمانة", "الامانه"),
    "Persian letters": ("الکلی", "الكلي"),
    "presentation forms": ("ﻻﺣﻘﺎ", "لاحقا"),
    "figures": ("٢٠٢٣ ۲۰۲۴ ２０２５", "2023 2024 2025"),
    "marks of direction": ("\u200fم ت\u200e152/34\u202c", "م ت152/34"),
    "soft hyphens": ("bud\u00adgétisé", "budgétisé"),
    "spaces": ("100\u202f000\u00a0$", "100 000 $"),
    "dashes": ("2023–2024", "2023-2024"),
}
OTHER = {
    "й": ("мой", "мои"),
    "superscripts": ("100²", "1002"),
    "letters of Arabic": ("جار", "خار"),
    "negation": ("not budgeted", "budgeted"),
    "Japanese voice marks": ("か", "が"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_one_word_in_two_ways(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert words_key(one) == words_key(other)


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER.keys())
def test_two_words(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=80))
def test_a_key_of_a_key_is_itself(text: str) -> None:
    assert key(key(text)) == key(text)
    assert key(words_key(text)) == key(text)


@given(st.text(max_size=80))
def test_an_aligned_key_says_where_each_of_its_letters_stands(text: str) -> None:
    folded, places = aligned_key(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)
    for letter, place in zip(folded, places, strict=False):
        assert letter in aligned_key(text[place])[0]


def test_marks_of_direction_go_and_nothing_else() -> None:
    assert without_direction("\u2067م ت\u200e 1\u2069\u061c\u200d") == "م ت 1\u200d"
