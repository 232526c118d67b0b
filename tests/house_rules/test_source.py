"""Rules of the house that read our own source."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.lifecycle import ALL
from tasks.clock import PERIODIC

ROOT = Path(__file__).parents[2]
FLOORS = ("admin_app", "tasks", "actions", "integrations", "models")


def _modules(*floors: str) -> Iterator[tuple[Path, ast.Module]]:
    for floor in floors:
        for path in sorted((ROOT / floor).rglob("*.py")):
            yield path, ast.parse(path.read_text())


def test_a_status_is_assigned_in_models_only() -> None:
    for path, tree in _modules("admin_app", "tasks", "actions", "integrations"):
        for node in ast.walk(tree):
            targets = node.targets if isinstance(node, ast.Assign) else []
            for target in targets:
                if isinstance(target, ast.Attribute):
                    assert target.attr not in ("resource_status", "invoice_status"), f"{path}:{node.lineno}"
                    assert target.attr != "status" or "self" in ast.unparse(target), f"{path}:{node.lineno}"


def test_views_and_tasks_never_commit() -> None:
    for path, tree in _modules("tasks", "admin_app/views", "integrations"):
        for node in ast.walk(tree):
            assert not (isinstance(node, ast.Attribute) and node.attr == "commit" and "session" in ast.unparse(node)), (
                path
            )


def test_actions_are_told_the_time() -> None:
    for path, tree in _modules("actions"):
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert "utc_now" not in names, path


def test_no_drawer_is_called_utils() -> None:
    assert [path for floor in FLOORS for path in (ROOT / floor).rglob("util*.py")] == []


def test_the_clock_names_every_task() -> None:
    page = (ROOT / "docs" / "clock.md").read_text()
    for each in PERIODIC:
        assert f"| {each.name} | {each.when} |" in page


def test_the_lifecycles_are_drawn_as_they_are() -> None:
    page = (ROOT / "docs" / "lifecycles.md").read_text()
    for lifecycle in ALL:
        for (status, event), after in lifecycle.table.items():
            assert f"    {status.value} --> {after.value}: {event.value}\n" in page, lifecycle.name


def test_every_variable_is_documented() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text()
    read = set(re.findall(r'env(?:iron)?\.get\("([A-Z_]+)"', (ROOT / "admin_app" / "config.py").read_text()))
    assert read
    assert {name for name in read if f"`{name}`" not in page} == set()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_locks_bear_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "--hash=sha256:" in text
    assert "://" not in text


def test_shell_scripts_parse() -> None:
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)
