"""What may start, and how it refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from admin_app.config import ROOT, ConfigurationError, load, require_safe

GOOD = {
    "KHOP_ENV": "production",
    "SECRET_KEY": "f3a9c1d87be24460a5d1c2e3f4a5b6c7",
    "DATABASE_URL": "postgresql://khop@db/khop",
    "TRUSTED_HOSTS": "khop.example",
    "SUMAN_URL": "https://suman.example",
    "SUMAN_KEY": "k",
    "CUKCUK_URL": "https://cukcuk.example",
    "CUKCUK_KEY": "k",
}


def test_production_starts_with_everything_set() -> None:
    require_safe(load(GOOD))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 40}, "SECRET_KEY"),
        ({"TRUSTED_HOSTS": ""}, "TRUSTED_HOSTS"),
        ({"SUMAN_URL": "http://127.0.0.1:5055"}, "SUMAN_URL"),
        ({"CUKCUK_KEY": ""}, "CUKCUK_KEY"),
        ({"KHOP_ENV": "prod"}, "KHOP_ENV"),
        ({"PROXY_HOPS": "many"}, "PROXY_HOPS"),
        ({"DATABASE_URL": "somewhere"}, "DATABASE_URL"),
    ],
)
def test_an_unsafe_value_stops_the_start_and_says_what_to_do(change: dict[str, str], says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        require_safe(load({**GOOD, **change}))


def test_importing_wsgi_opens_nothing(tmp_path: Path) -> None:
    env = {**os.environ, "KHOP_VAR": str(tmp_path / "none"), "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    subprocess.run([sys.executable, "-c", "import wsgi"], cwd=ROOT, env=env, check=True, timeout=60)
    assert not (tmp_path / "none").exists()


def test_reading_files_needs_no_key_and_no_database(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(
        '{"memo": "DH1234567 phobac24", "amount": 1, "orders": [{"order_no": "1234567",'
        ' "domain": "phobac24", "amount": 1, "status": "unpaid"}]}\n'
    )
    env = {"PATH": os.environ["PATH"], "KHOP_ENV": "production"}
    flask = Path(sys.prefix) / "bin" / "flask"
    done = subprocess.run(
        [flask, "--app", "wsgi", "match", "predict", cases],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert '"exact"' in done.stdout, done.stderr
    refused = subprocess.run(
        [flask, "--app", "wsgi", "invariants", "check"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60
    )
    assert refused.returncode == 1
    assert "SECRET_KEY" in refused.stderr


def test_a_first_upgrade_makes_the_folder_of_the_embedded_database(tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "KHOP_VAR": str(tmp_path / "new" / "var"), "KHOP_ENV": "test"}
    flask = Path(sys.prefix) / "bin" / "flask"
    for command in (["db", "upgrade"], ["invariants", "check"]):
        done = subprocess.run(
            [flask, "--app", "wsgi", *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
