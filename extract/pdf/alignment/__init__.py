"""Tables whose columns are shown by where their texts stand, with horizontal rules or with none."""

from extract.pdf.alignment.baselines import Baselines
from extract.pdf.alignment.reader import AlignedTables, Hint, read_aligned_tables
from extract.pdf.alignment.sight import may_hold_table

__all__ = ["AlignedTables", "Baselines", "Hint", "may_hold_table", "read_aligned_tables"]
