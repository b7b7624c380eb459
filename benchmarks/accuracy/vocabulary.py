"""Words for made-up tables and the prose around them."""

import random

PLACES = (
    "Austria", "Belgium", "Bulgaria", "Czech Republic", "Denmark", "Estonia", "Finland", "France",
    "Germany", "Greece", "Hungary", "Ireland", "Italy", "Latvia", "Lithuania", "Luxembourg",
    "Malta", "Netherlands", "Poland", "Portugal", "Romania", "Slovakia", "Slovenia", "Spain",
    "Sweden", "United Kingdom", "Bosnia and Herzegovina", "New Hampshire", "North Carolina",
)  # fmt: skip
GROUPS = (
    "Northern region", "Southern region", "All items", "Manufacturing", "Services", "Agriculture",
    "Households", "Government", "Energy and transport", "Persons aged 65 and over",
)  # fmt: skip
MEASURES = (
    "Total population", "Average hourly earnings", "Gross domestic product", "Change on year",
    "Share of total (%)", "Number of enterprises", "Rate per 1,000", "Persons employed (thousand)",
    "Investment in EUR million", "Median age",
)  # fmt: skip
UNITS = (
    "Men", "Women", "Total", "Urban", "Rural", "Public", "Private", "Exports", "Imports", "Index",
)  # fmt: skip
_WORDS = """
    the report of committee shows that number rural schools has grown since last survey while public
    spending on health services remained stable in most member states and new measures for training
    staff were adopted by council under programme with support from regional authorities including
    data collection methods quality review annual budget
""".split()  # noqa: SIM905


def sentence(rng: random.Random, fewest: int, most: int) -> str:
    """Some words that begin with a capital, without a full stop."""
    words = rng.choices(_WORDS, k=rng.randint(fewest, most))
    return " ".join(words).capitalize()


def paragraph(rng: random.Random) -> str:
    """A few sentences."""
    return " ".join(sentence(rng, 8, 24) + "." for _ in range(rng.randint(2, 5)))
