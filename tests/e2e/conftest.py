"""A real browser on the real product: gunicorn on a seeded database, Debian's Chromium."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.faults.house import House
from tests.servers import Databases, missing

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        missing("Chromium", "apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def office(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The web alone, on the demo's data."""
    folder = tmp_path_factory.mktemp("office")
    with databases.fresh("sqlite", folder) as url:
        house = House(url, folder, None)
        seeded: subprocess.CompletedProcess[str] = house.flask("demo", "seed", "--orders", "60", "--lines", "90")
        assert seeded.returncode == 0, seeded.stderr
        house.start("web")
        yield house
        house.close()
