"""Real servers for the tests: on loopback, on ports of their own, stopped by the id of the process that was started."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from flask_migrate import upgrade

from admin_app import create_app
from admin_app.config import ROOT, Config, load
from models.audit_chain import GENESIS
from models.base import db

KEY = "a key for tests only, 0123456789 abcdef"


def config_for(url: str, var: Path, **more: str) -> Config:
    """The configuration of an application under test."""
    return load({"KHOP_ENV": "test", "SECRET_KEY": KEY, "DATABASE_URL": url, "KHOP_VAR": str(var), **more})


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def missing(what: str, command: str) -> None:
    """Skip aloud; where everything is required (REQUIRE_ALL=1), fail."""
    sentence = f"{what} is not on this machine: {command}"
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(sentence)
    pytest.skip(sentence)


def stop(process: subprocess.Popen[bytes], how: int = signal.SIGTERM) -> None:
    """Stop this very process and wait for its end."""
    if process.poll() is None:
        process.send_signal(how)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)


def wait_for_port(port: int, process: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """Until somebody listens there; fails when the process ends first."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"{process.args!r} ended with {process.returncode}")
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nobody listens on {port}")


class Postgres:
    """A PostgreSQL server of our own, thrown away afterwards."""

    def __init__(self, folder: Path) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not found:
            missing("PostgreSQL", "apt-get install postgresql")
        self.bin, self.port = found[-1], free_port()
        # PostgreSQL refuses root; then it runs as its package's own user, in a folder that this user may enter.
        self.user = "postgres" if os.geteuid() == 0 else None
        self.folder = Path("/tmp") / f"khop-pg-{os.getpid()}" if self.user else folder / "pg"
        self.folder.mkdir(mode=0o700)
        if self.user:
            shutil.chown(self.folder, self.user, self.user)
        self._run("initdb", "-D", "data", "-U", "khop", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        options = f"-k {self.folder} -h 127.0.0.1 -p {self.port} -c fsync=off -c max_connections=120"
        self.process = subprocess.Popen(
            self._as_user([str(self.bin / "postgres"), "-D", "data", *options.split()]),
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for_port(self.port, self.process)
        self._until_ready()

    def url(self, database: str) -> str:
        return f"postgresql://khop@127.0.0.1:{self.port}/{database}"

    def sql(self, statement: str, *, database: str = "postgres") -> None:
        """Run statements, each on its own."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]

    def stop(self) -> None:
        stop(self.process, signal.SIGINT)  # SIGINT: PostgreSQL's fast shutdown
        shutil.rmtree(self.folder, ignore_errors=True)

    def _as_user(self, command: Sequence[str]) -> list[str]:
        if self.user is None:
            return list(command)
        entry = pwd.getpwnam(self.user)
        identity = [f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups"]
        return ["setpriv", *identity, *command]

    def _run(self, program: str, *arguments: str) -> None:
        command = self._as_user([str(self.bin / program), *arguments])
        subprocess.run(command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL)

    def _until_ready(self) -> None:
        for _ in range(200):
            try:
                self.sql("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("PostgreSQL did not become ready")


class Databases:
    """Migrated templates, made once; a fresh database is a copy of one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sqlite: Path | None = None
        self._postgres: Postgres | None = None
        kept = ("alembic_version", "audit_head", "destinations")
        tables = ", ".join(table.name for table in db.metadata.sorted_tables if table.name not in kept)
        self._emptying = f"""
            TRUNCATE {tables} RESTART IDENTITY CASCADE;
            UPDATE audit_head SET seq = 0, sha256 = '{GENESIS}';
            UPDATE destinations SET breaker = 'closed', fails = 0, opens = 0, open_until = NULL, paused = false
        """

    @property
    def postgres(self) -> Postgres:
        if self._postgres is None:
            self._postgres = Postgres(self.folder)
            self._postgres.sql("CREATE DATABASE khop_test")
            self._migrate(self._postgres.url("khop_test"))
        return self._postgres

    @contextmanager
    def fresh(self, kind: str, folder: Path) -> Iterator[str]:
        """The address of a migrated, empty database of this kind."""
        if kind == "sqlite":
            path = folder / "khop.sqlite3"
            shutil.copyfile(self._sqlite_template(), path)
            yield f"sqlite:///{path}"
            return
        server = self.postgres
        # Emptying one database is five times as fast as making another from the template.
        server.sql(self._emptying, database="khop_test")
        yield server.url("khop_test")
        server.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = 'khop_test' AND pid <> pg_backend_pid()"
        )

    def stop(self) -> None:
        if self._postgres is not None:
            self._postgres.stop()

    def _sqlite_template(self) -> Path:
        if self._sqlite is None:
            path = self.folder / "template.sqlite3"
            self._migrate(f"sqlite:///{path}")
            self._sqlite = path
        return self._sqlite

    def _migrate(self, url: str) -> None:
        app = create_app(config_for(url, self.folder))
        with app.app_context():
            upgrade(directory=str(ROOT / "migrations"))
            if url.startswith("sqlite"):
                # The copy is of one file, so nothing may be left in the write-ahead log.
                with db.engine.connect() as connection:
                    connection.exec_driver_sql("COMMIT")
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                    connection.exec_driver_sql("BEGIN")
            db.engine.dispose()


class Redis:
    """A Redis server of our own, without persistence: losing it must cost nothing."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("redis-server")
        if program is None:
            missing("Redis", "apt-get install redis-server")
        self.port = free_port()
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(
            [str(program), *options], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_for_port(self.port, self.process)
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def stop(self) -> None:
        stop(self.process)
