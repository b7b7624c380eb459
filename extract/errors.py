"""Every error that ebplan raises on purpose, under one base class.

A message is one line: what is wrong, where, and what to do about it.
"""


class EbplanError(Exception):
    """Trouble that the user can act on; the command line prints it and exits with 2.

    `what` says what is wrong, `where` names the file (and page, when known), `remedy` says what
    to do. The three make up the one line that `str()` gives.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}; {self.remedy}" if self.remedy else line


class SourceError(EbplanError):
    """The path can't be read: missing, a folder, empty, not permitted."""


class UnsupportedFormatError(EbplanError):
    """The content is none of PDF, DOCX and text, whatever the name says."""


class EncryptedError(EbplanError):
    """The document needs a password."""


class DamagedError(EbplanError):
    """The document claims a format but can't be read as such."""


class NoTextError(EbplanError):
    """The document has pages but no text layer (a scan)."""


class NoPlanError(EbplanError):
    """The document can be read but holds no table of a known plan."""


class LexiconError(EbplanError):
    """The file with the words of a language can't be read, or lacks or misnames something."""


class ProfileError(EbplanError):
    """There is no such profile, or its file can't be read, or lacks or misnames something."""


class TwoLanguagesError(EbplanError):
    """The document is in two languages, and it was not said which to read."""


class LimitError(EbplanError):
    """The document is larger, deeper or more compressed than is allowed."""


class MissingLibraryError(EbplanError):
    """What was asked for needs a library of an optional extra that is not installed."""


class ComparisonError(EbplanError):
    """There are fewer than two things to compare."""


class OutputError(EbplanError):
    """The results can't be written."""


class PlanFileError(EbplanError):
    """A plan.json that can't be read: not JSON, of a newer schema, or not a plan."""


class CorrectionsError(EbplanError):
    """A file of corrections that can't be read, or that is of another document."""


class DatabaseError(EbplanError):
    """A database that can't be opened, read or written, or does not hold what was asked for."""
