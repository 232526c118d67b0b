from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integrations.sandbox.running import Sandbox, running


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    with running(tmp_path / "sandbox.sqlite3") as started:
        yield started
