from pathlib import Path

import pytest

from tests.extract.docx.packages import Reader


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Writes DOCX files into a folder of the test's own and reads them."""
    return Reader(tmp_path)
