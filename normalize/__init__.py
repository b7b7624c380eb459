"""Tables become a plan: parts joined, columns recognised, rows told apart, values parsed.

Nothing here knows of files and file formats.
"""

from normalize.plan import plan_from

__all__ = ["plan_from"]
