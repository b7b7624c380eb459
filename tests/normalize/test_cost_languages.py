"""Amounts as each language prints them are read back; what is doubtful is no amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lexicon import Lexicon, load_lexicon, neutral_lexicon
from normalize.values import parse_cost

LEXICONS = {code: load_lexicon(code) for code in ("ar", "en", "es", "fr", "ru", "zh")}
Amount = tuple[int, int | None, bool, str | None, str | None]
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
SPACES = " \u00a0\u2007\u2009\u202f"
# Marks before three figures that aren't the language's decimal mark.
THOUSANDS = {
    "en": [*SPACES, ",", "'", "’", ""],
    "fr": [*SPACES, "'", "’", ""],
    "es": [*SPACES, ".", "'", ""],
    "ru": [*SPACES, "'", ""],
    "ar": [*SPACES, "٬", "،", "'", ""],
}
CURRENCY = {
    "en": ["US$ {}", "{} US dollars", "USD {}", "${}", "{}", "US$\u00a0{}"],
    "fr": ["{} US $", "US$ {}", "$US {}", "{} dollars des États-Unis", "{} dollars É.-U.", "{}"],
    "es": ["US$ {}", "$ EE. UU. {}", "{} dólares", "{} $ EE. UU.", "{} DÓLARES EE.UU.", "{}"],
    "ru": ["{} долл. США", "{} долларов США", "US$ {}", "{} долл.\u00a0США", "{}"],
    "ar": ["{} دولار أمريكي", "{} دولاراً أمريكياً", "\u200f{}\u200e دولار", "US$ {}", "{}"],
}
RANGES = {
    "en": ["{}–{}", "{} - {}", "{} to {}", "from {} to {}", "between {} and {}"],
    "fr": ["{}–{}", "{} à {}", "de {} à {}", "entre {} et {}", "De {} A {}"],
    "es": ["{}–{}", "{} a {}", "de {} a {}", "entre {} y {}", "desde {} hasta {}"],
    "ru": ["{}–{}", "{} — {}", "от {} до {}", "с {} до {}"],
    "ar": ["{}–{}", "من {} إلى {}", "بين {} و{}", "ما بين {} و {}", "يتراوح بين {} و{}"],
}
BOUNDS = {
    "en": ["{}+", "{} +", "more than {}", "at least {}", "{} or more", "over US$ {}"],
    "fr": ["{}+", "plus de {}", "au moins {}", "{} ou plus", "Plus de {} US $"],
    "es": ["{}+", "más de {}", "al menos {}", "{} o más", "como mínimo {} dólares"],
    "ru": ["{}+", "более {}", "не менее {}", "свыше {} долл. США", "как минимум {}"],
    "ar": ["{}+", "أكثر من {}", "ما لا يقل عن {}", "{} فأكثر", "ما يزيد على {} دولار"],
}
PER = {
    "en": [("{} per year", "year"), ("{}/year", "year"), ("{} (per year)", "year"),
           ("{} annually", "year"), ("{} p.a.", "year"), ("{} (per country visit)", "visit"),
           ("{} / visit", "visit"), ("US$ {} [per visit]", "visit")],
    "fr": [("{} par an", "year"), ("{}/an", "year"), ("{} US $ (par an)", "year"),
           ("{} par visite", "visit"), ("{} (par visite de pays)", "visit")],
    "es": [("{} al año", "year"), ("{}/año", "year"), ("US$ {} (por año)", "year"),
           ("{} dólares anuales", "year"), ("{} (por visita a un país)", "visit")],
    "ru": [("{} в год", "year"), ("{} долл. США в год", "year"), ("{} ежегодно", "year"),
           ("{} (за визит)", "visit"), ("{} за одно посещение страны", "visit")],
    "ar": [("{} سنوياً", "year"), ("{} دولار أمريكي سنوياً", "year"), ("{} (في السنة)", "year"),
           ("{} لكل زيارة", "visit"), ("{} دولار (لكل زيارة قُطرية)", "visit")],
}  # fmt: skip
MULTIPLIED = {
    "en": [("1.5 million", 1_500_000), ("US$ 2 million", 2_000_000), ("20 thousand", 20_000),
           ("US$ 1.25 billion", 1_250_000_000), ("1 000 thousand", 1_000_000), ("1.5m", 1_500_000)],
    "fr": [("1,5 million", 1_500_000), ("2 millions de dollars", 2_000_000), ("20 mille", 20_000),
           ("1.5 million US $", 1_500_000)],
    "es": [("1,5 millones", 1_500_000), ("2 millones de dólares", 2_000_000), ("20 mil", 20_000)],
    "ru": [("1,5 млн долл. США", 1_500_000), ("2 млн. долл. США", 2_000_000),
           ("20 тыс. долл. США", 20_000), ("1,25 миллиона долларов США", 1_250_000)],
    "ar": [("1٫5 مليون دولار", 1_500_000), ("١٫٥ مليون", 1_500_000), ("2 مليون دولار", 2_000_000),
           ("٢٠ ألف دولار أمريكي", 20_000), ("1.5 مليون", 1_500_000)],
}  # fmt: skip
DOUBTFUL = {
    "en": ["1.234", "1.5", "1.2345 thousand", "US$ 12.50", "1.234 million", "1,234 million",
           "up to 40 000", "less than 5000", "not more than 40 000", "100 000 and 150 000",
           "three posts", "3 posts", "€ 5000", "5000 euros", "A$ 5000", "HK$ 5000",
           "CHF 20 000", "1 million to 2", "150 000 to 100 000", "000 100", "0 100", "01 000",
           "at least 100 000 to 150 000", "100 000 per project", "2.5 posts", "1,23,456",
           "1,234.567", "12 months at 5000", "£20 000", "100 000 Canadian dollars"],
    "fr": ["1,234", "1,5", "12,50", "moins de 40 000", "jusqu'à 40 000", "3 postes",
           "100 000 et 150 000", "100 000 francs suisses", "5000 €", "20 000 (en euros)"],
    "es": ["1,234", "1,5", "menos de 40 000", "hasta 40 000", "3 puestos", "100 000 y 150 000",
           "5000 euros", "5000 pesos"],
    "ru": ["1,234", "1,5", "менее 40 000", "не более 40 000", "до 40 000", "3 должности",
           "100 000 и 150 000", "5000 евро", "5000 руб.", "40 000 швейц. фр."],
    "ar": ["1,234", "1.234", "١٫٥", "أقل من 40 000", "لا يزيد على 40 000", "3 وظائف",
           "100 000 و150 000", "5000 يورو", "000 100", "١٠٠ ٠٠٠ فرنك سويسري"],
}  # fmt: skip


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(code, text) for code, texts in table.items() for text in texts]


def written(amount: int, mark: str) -> str:
    return f"{amount:,}".replace(",", mark)


@pytest.mark.parametrize(("code", "form"), cases(CURRENCY))
@given(amount=st.integers(0, 9_999_999_999), data=st.data())
def test_any_amount_is_read_back(code: str, form: str, amount: int, data: st.DataObject) -> None:
    text = form.format(written(amount, data.draw(st.sampled_from(THOUSANDS[code]))))
    for figures in {
        text,
        *((text.translate(ARABIC), text.translate(PERSIAN)) if code == "ar" else ()),
    }:
        cost = parse_cost(figures, LEXICONS[code])
        assert (cost.kind, cost.min_usd, cost.max_usd) == ("amount", amount, amount)
        assert (cost.text, cost.note, cost.per) == (figures, None, None)


@pytest.mark.parametrize(("code", "form"), cases(RANGES))
@given(low=st.integers(0, 9_999_999), high=st.integers(0, 9_999_999))
def test_any_range_is_read_back_unless_it_runs_down(
    code: str, form: str, low: int, high: int
) -> None:
    cost = parse_cost(form.format(written(low, " "), written(high, " ")), LEXICONS[code])
    if low <= high:
        assert (cost.kind, cost.min_usd, cost.max_usd) == ("amount", low, high)
        assert cost.note is None
    else:
        assert cost.kind == "unrecognised"


@pytest.mark.parametrize(("code", "form"), cases(BOUNDS))
@given(amount=st.integers(0, 9_999_999))
def test_any_lower_bound_is_read_back(code: str, form: str, amount: int) -> None:
    cost = parse_cost(form.format(written(amount, "\u00a0")), LEXICONS[code])
    assert (cost.kind, cost.min_usd, cost.max_usd) == ("amount", amount, None)
    assert (cost.open_ended, cost.note) == (True, None)


@pytest.mark.parametrize(
    ("code", "form", "per"), [(code, *entry) for code, entries in PER.items() for entry in entries]
)
def test_what_an_amount_is_paid_for(code: str, form: str, per: str) -> None:
    cost = parse_cost(form.format("30 000"), LEXICONS[code])
    found = (cost.kind, cost.min_usd, cost.max_usd, cost.per, cost.note)
    assert found == ("amount", 30_000, 30_000, per, None)


@pytest.mark.parametrize(
    ("code", "text", "amount"),
    [(code, *entry) for code, entries in MULTIPLIED.items() for entry in entries],
)
def test_multipliers_and_exact_decimals(code: str, text: str, amount: int) -> None:
    cost = parse_cost(text, LEXICONS[code])
    assert (cost.kind, cost.min_usd, cost.max_usd, cost.note) == ("amount", amount, amount, None)


@pytest.mark.parametrize(("code", "text"), cases(DOUBTFUL))
def test_what_is_doubtful_is_no_amount(code: str, text: str) -> None:
    cost = parse_cost(text, LEXICONS[code])
    assert (cost.kind, cost.min_usd, cost.text) == ("unrecognised", None, text)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "about US$ 500 000", (500_000, 500_000, False, None, "about")),
        ("en", "approx. 500 000 per year", (500_000, 500_000, False, "year", "approx.")),
        ("en", "US$ 200 000 (two evaluations)", (200_000, 200_000, False, None, "two evaluations")),
        ("en", "10–15 million", (10_000_000, 15_000_000, False, None, None)),
        ("en", "1 million to 1.5 million", (1_000_000, 1_500_000, False, None, None)),
        ("fr", "environ 500 000 US $", (500_000, 500_000, False, None, "environ")),
        ("fr", "200 000 (deux évaluations)", (200_000, 200_000, False, None, "deux évaluations")),
        ("es", "unos US$ 500 000", (500_000, 500_000, False, None, "unos")),
        ("ru", "около 500 000 долл. США¹", (500_000, 500_000, False, None, "около; ¹")),
        ("ru", "100–150 тыс. долл. США", (100_000, 150_000, False, None, None)),
        ("ar", "حوالي ٥٠٠ ٠٠٠ دولار", (500_000, 500_000, False, None, "حوالي")),
        ("ar", "\u2067200 000\u2069 (تقييمان)", (200_000, 200_000, False, None, "تقييمان")),
    ],
)
def test_what_else_a_cell_says(code: str, text: str, expected: Amount) -> None:
    cost = parse_cost(text, LEXICONS[code])
    assert cost.kind == "amount"
    assert (cost.min_usd, cost.max_usd, cost.open_ended, cost.per, cost.note) == expected


@given(
    st.sampled_from([*LEXICONS.values(), neutral_lexicon()]),
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(
            ["1", "23", "000", "100 000", ".", ",", "٫", "٬", "٣", "-", "+", "$", "(", ")", " ",
             "to", "de", "à", "млн", "مليون", "per year", "€", "'", "k", "%"]
        ),
        max_size=10,
    ).map(" ".join),
)  # fmt: skip
def test_no_text_raises_and_every_text_is_kept(lexicon: Lexicon, text: str) -> None:
    cost = parse_cost(text, lexicon)
    assert cost.text == text
    assert (cost.kind == "amount") == (cost.min_usd is not None)


@pytest.mark.parametrize("text", ["100 000", "US$ 100,000", "$100 000", "40 000+", "5–10 $"])
def test_plain_amounts_need_no_lexicon(text: str) -> None:
    wanted = "unrecognised" if "," in text else "amount"
    assert parse_cost(text, neutral_lexicon()).kind == wanted
