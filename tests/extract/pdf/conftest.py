from pathlib import Path

import pytest

from tests.extract.pdf.grids import Reader


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Writes PDFs into a folder of the test's own and reads them."""
    return Reader(tmp_path)
