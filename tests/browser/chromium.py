"""Chromium for tests: found on the machine, offline, and every page watched while it is open."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# As root a sandbox can't be had; the others keep the browser from looking for a network.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# What a page that is well never does; any of it fails the test that had the page open.
_PROBE = """
window.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`));
"""


def installed() -> str | None:
    """The path of the first browser of NAMES on the PATH, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def started(path: str) -> Iterator[Browser]:
    """A browser without a window, with a new profile of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=[*_FLAGS])
        try:
            yield browser
        finally:
            browser.close()


class Visits:
    """Opens files as pages, and keeps what went wrong in any of them.

    `troubles` holds, as lines: console errors and warnings, uncaught errors, dialogs, violations of
    the content-security policy, and requests for anything but the file itself.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.troubles: list[str] = []
        self._contexts: list[Any] = []

    def open(
        self,
        file: Path,
        address: str = "",
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
    ) -> Page:
        """The page of the file, `address` being what stands behind the #; each visit is a new one.

        Downloads are accepted, and nothing is remembered from another visit.
        """
        context = self._browser.new_context(
            offline=True,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(5_000)
        self._contexts.append(context)
        context.add_init_script(_PROBE)
        page: Page = context.new_page()
        self._watch(page, file.resolve().as_uri())
        page.goto(file.resolve().as_uri() + (f"#{address}" if address else ""))
        return page

    def close(self) -> None:
        """Close all pages that were opened."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()

    def _watch(self, page: Page, own: str) -> None:
        def on_console(message: Any) -> None:
            if message.type in ("error", "warning"):
                self.troubles.append(f"console {message.type}: {message.text}")

        def on_dialog(dialog: Any) -> None:
            self.troubles.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        def on_request(request: Any) -> None:
            if request.url.split("#")[0] != own and not request.url.startswith("blob:"):
                self.troubles.append(f"request: {request.url}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: self.troubles.append(f"uncaught: {error}"))
        page.on("dialog", on_dialog)
        page.on("request", on_request)
        page.on("popup", lambda popup: self.troubles.append(f"popup: {popup.url}"))
