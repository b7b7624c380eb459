"""What a report of a difference is made from: the difference and both plans."""

from dataclasses import dataclass

from audit.diff.model import PlanDiff
from normalize.records import Plan


@dataclass(frozen=True, slots=True)
class Comparison:
    """A difference with the plans it was made from.

    The difference says what changed; the plans have the records that are in one version only, and
    what stands around a change.
    """

    diff: PlanDiff
    old: Plan
    new: Plan
