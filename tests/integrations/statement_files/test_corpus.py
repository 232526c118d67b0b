"""Every export of the corpus is read exactly as its sidecar says, whatever the file is called."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from integrations.statement_files import SourceRow, parse_statement

CORPUS = Path(__file__).parents[2] / "corpora" / "statements_dev"
SIDECARS = sorted(CORPUS.glob("*.json"))


def expected(sidecar: Path) -> list[dict[str, Any]]:
    told = json.loads(sidecar.read_text(encoding="utf-8"))
    common = {name: told[name] for name in ("bank", "account", "currency")}
    return [common | row for row in told["rows"]]


def read_as_json(path: Path) -> list[Any]:
    return [row.transaction.as_json() if isinstance(row, SourceRow) else row for row in parse_statement(path)]


def test_the_corpus_is_there() -> None:
    assert len(SIDECARS) == 8


@pytest.mark.parametrize("sidecar", SIDECARS, ids=lambda sidecar: sidecar.stem)
def test_an_export_of_a_bank_agrees_with_its_sidecar(sidecar: Path) -> None:
    source = CORPUS / json.loads(sidecar.read_text(encoding="utf-8"))["file"]
    assert read_as_json(source) == expected(sidecar)


@pytest.mark.parametrize("sidecar", SIDECARS, ids=lambda sidecar: sidecar.stem)
def test_the_bank_is_recognised_without_the_help_of_the_files_name(sidecar: Path, tmp_path: Path) -> None:
    source = CORPUS / json.loads(sidecar.read_text(encoding="utf-8"))["file"]
    renamed = tmp_path / "tai-len.bin"
    shutil.copyfile(source, renamed)
    assert read_as_json(renamed) == expected(sidecar)
