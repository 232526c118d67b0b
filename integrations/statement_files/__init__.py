"""Statement files of banks, and our own sample file, read into transactions in a child process of limited means."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from integrations.statement_files.limits import Limits
from integrations.statement_files.reader import parse_statement, read_statement
from integrations.statement_files.refusals import FileRefusedError
from integrations.statement_files.rows import TEMPLATE_HEADINGS, RejectedRow, SourceRow

if TYPE_CHECKING:
    from integrations.statement_files.template import write_template

__all__ = [
    "TEMPLATE_HEADINGS",
    "FileRefusedError",
    "Limits",
    "RejectedRow",
    "SourceRow",
    "parse_statement",
    "read_statement",
    "write_template",
]


def __getattr__(name: str) -> Any:
    # The parsing child imports this package too; openpyxl would cost it 0.4 s and 25 MB at every file.
    if name == "write_template":
        return import_module("integrations.statement_files.template").write_template
    raise AttributeError(name)
