"""How commands speak: JSON or text on stdout, one sentence on stderr and exit status 1 when they could not."""

import functools
import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask import current_app
from sqlalchemy.exc import OperationalError, ProgrammingError

from admin_app.config import ConfigurationError, require_safe
from models.words import N_, RefusedError

as_json_option = click.option("--json", "as_json", is_flag=True, help="For machines: JSON on stdout.")


def say(value: Any, *, as_json: bool, text: str) -> None:
    """The result: the value as JSON, or the text for people."""
    click.echo(json.dumps(value, ensure_ascii=False) if as_json else text)


def person() -> str:
    """Who runs the command, for the audit log."""
    return f"cli:{getpass.getuser()}"


def fail(sentence: str) -> None:
    """Say why not, on stderr, and exit 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def reads_files_only(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command that needs neither a database nor a configured key."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except UnicodeDecodeError:
            return fail(N_("Tệp không phải văn bản UTF-8."))
        except (RefusedError, OSError) as error:
            return fail(_sentence(error))

    return run


def _sentence(error: Exception) -> str:
    """A file that can't be read, in the user's words."""
    name = Path(str(getattr(error, "filename", None) or "")).name
    if isinstance(error, FileNotFoundError):
        return N_("Không có tệp %(name)s.") % {"name": name}
    if isinstance(error, IsADirectoryError):
        return N_("%(name)s là thư mục, hãy chỉ một tệp.") % {"name": name}
    if isinstance(error, PermissionError):
        return N_("Không được phép đọc %(name)s.") % {"name": name}
    return str(error)


def needs_the_system(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command that works on the database: refuses an unsafe configuration and a database without its tables."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            require_safe(current_app.config["KHOP"])
            return command(*args, **kwargs)
        except (RefusedError, ConfigurationError, OSError) as error:
            return fail(_sentence(error))
        except (OperationalError, ProgrammingError) as error:
            current_app.logger.debug("database", exc_info=True)
            detail = str(error.orig).strip().splitlines()[0]
            return fail(N_("Cơ sở dữ liệu chưa sẵn sàng, chạy `db upgrade` trước: ") + detail)

    return run
