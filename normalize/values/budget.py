"""The budget column: is the cost in the programme budget?"""

from typing import cast

from normalize.lexicon import Lexicon
from normalize.records import Budget, BudgetValue
from normalize.values.words import look_up


def parse_budget(text: str, lexicon: Lexicon) -> Budget:
    """The budget state that the cell's text stands for."""
    return Budget(value=cast(BudgetValue, look_up(text, "budget", lexicon)), text=text)
