"""The watch over browser tests sees what it is there for."""

from pathlib import Path

import pytest

from tests.browser.chromium import Visits

TROUBLES = {
    "console.error('amiss')": "console error: amiss",
    "console.warn('odd')": "console warning: odd",
    "setTimeout(() => { throw new Error('broken') })": "uncaught: broken",
    "alert('hello')": "dialog: hello",
    "document.body.append(Object.assign(new Image(), {src: 'other.png'}))": "other.png",
    "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))": (
        "policy violated: style-src"
    ),
}


@pytest.mark.parametrize("act", TROUBLES)
def test_trouble_is_seen(visits: Visits, tmp_path: Path, act: str) -> None:
    file = tmp_path / "page.html"
    policy = "default-src 'unsafe-inline' file:; style-src-elem 'none'"
    head = f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{policy}">'
    file.write_text(f"{head}<title>x</title><p>a page</p>")
    page = visits.open(file, "/here")
    assert page.url.endswith("page.html#/here")
    assert visits.troubles == []
    page.evaluate(f"async () => {{ {act}; await new Promise((done) => setTimeout(done, 50)); }}")
    page.evaluate("0")
    assert any(TROUBLES[act] in trouble for trouble in visits.troubles), visits.troubles
    visits.troubles.clear()
