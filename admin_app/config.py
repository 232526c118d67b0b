"""What the process is told by its environment. Read once; `docs/configuration.md` lists every variable."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = ("development", "test", "production")
_WEAK = {"", "secret", "changeme", "change-me", "dev", "development", "test", "password"}


class ConfigurationError(Exception):
    """The process must not start like this; the sentence says what to do."""


@dataclass(frozen=True)
class Config:
    """Everything that the environment decides. `problems` are sentences; with any of them nothing may be served."""

    env: str
    secret_key: str
    database_url: str
    redis_url: str | None
    var: Path
    suman_url: str
    suman_key: str
    cukcuk_url: str
    cukcuk_key: str
    public_url: str
    trusted_hosts: tuple[str, ...]
    proxy_hops: int

    problems: tuple[str, ...] = field(default=())

    @property
    def is_production(self) -> bool:
        return self.env == "production"


def load(environ: Mapping[str, str] | None = None) -> Config:
    """Read the configuration; never raises and opens nothing but the development key's file."""
    env = dict(os.environ if environ is None else environ)
    kind = env.get("KHOP_ENV", "development")
    var = Path(env.get("KHOP_VAR", ROOT / "var")).absolute()
    sandbox = f"http://127.0.0.1:{env.get('SANDBOX_PORT', '5055')}"
    hosts = tuple(host.strip() for host in env.get("TRUSTED_HOSTS", "").split(",") if host.strip())
    config = Config(
        env=kind,
        secret_key=env.get("SECRET_KEY") or ("" if kind == "production" else _development_key(var)),
        database_url=_database_url(env.get("DATABASE_URL") or f"sqlite:///{var / 'khop.sqlite3'}"),
        redis_url=env.get("REDIS_URL") or None,
        var=var,
        suman_url=env.get("SUMAN_URL", sandbox),
        suman_key=env.get("SUMAN_KEY", "" if kind == "production" else "sandbox"),
        cukcuk_url=env.get("CUKCUK_URL", sandbox),
        cukcuk_key=env.get("CUKCUK_KEY", "" if kind == "production" else "sandbox"),
        public_url=env.get("PUBLIC_URL", f"http://127.0.0.1:{env.get('PORT', '5000')}").rstrip("/"),
        trusted_hosts=hosts or (() if kind == "production" else ("127.0.0.1", "localhost")),
        proxy_hops=int(env.get("PROXY_HOPS", "0")) if env.get("PROXY_HOPS", "0").isdigit() else -1,
    )
    return Config(**{**config.__dict__, "problems": tuple(_problems(config))})


def _database_url(url: str) -> str:
    # SQLAlchemy would take psycopg2 for a bare postgresql://; here it means psycopg 3.
    for bare in ("postgres://", "postgresql://"):
        if url.startswith(bare):
            return "postgresql+psycopg://" + url.removeprefix(bare)
    return url


def _development_key(var: Path) -> str:
    """The key that `make run` keeps between starts; another one each time where there is none yet."""
    kept = var / "secret_key"
    return kept.read_text().strip() if kept.is_file() else secrets.token_hex(32)


def keep_development_key(config: Config) -> None:
    """Write the development key down, so that web and worker share it and log-ins outlive a restart."""
    config.var.mkdir(parents=True, exist_ok=True)
    kept = config.var / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(config.secret_key)


def _problems(config: Config) -> list[str]:
    found = []
    if config.env not in ENVIRONMENTS:
        found.append(f"KHOP_ENV={config.env} is unknown: set it to development, test or production.")
    try:
        make_url(config.database_url)
    except ArgumentError:
        found.append("DATABASE_URL is not a database address: use sqlite:////path/file or postgresql://user@host/name.")
    if config.proxy_hops < 0:
        found.append("PROXY_HOPS must be the number of proxies in front of the office: 0, 1, 2 …")
    return found + (_production_problems(config) if config.is_production else [])


def _production_problems(config: Config) -> list[str]:
    found = []
    if config.secret_key.lower() in _WEAK or len(config.secret_key) < 32 or len(set(config.secret_key)) < 10:
        found.append("SECRET_KEY is missing or weak: set it to 32 or more random characters.")
    if not config.trusted_hosts:
        found.append("TRUSTED_HOSTS is empty: name the hosts under which the office is reached, separated by commas.")
    for name, url, key in (
        ("SUMAN", config.suman_url, config.suman_key),
        ("CUKCUK", config.cukcuk_url, config.cukcuk_key),
    ):
        if urlsplit(url).scheme != "https":
            found.append(f"{name}_URL must be the neighbour's https address: the sandbox is refused in production.")
        if not key:
            found.append(f"{name}_KEY is missing: set the key that the neighbour gave us.")
    return found


def require_safe(config: Config) -> None:
    """Raise ConfigurationError with every problem, one sentence a line."""
    if config.problems:
        raise ConfigurationError("\n".join(config.problems))
