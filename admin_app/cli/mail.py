"""mail parse, mail ingest."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext

from actions.ingest_lines import Counts
from actions.ingest_mail import judge_stored, policy_in_force, store_mail
from admin_app.cli.voice import as_json_option, needs_the_system, reads_files_only, say
from integrations.bank_mail import BANK_DOMAINS, DnsAnswers, FileDns, MailPolicy, ResolverDns, judge_mail
from models.clock import utc_now
from models.words import N_, RefusedError

mail = click.Group("mail", help="Bank mail.")


def _policy_options(command: Any) -> Any:
    for option in (
        click.option("--relay", "relays", multiple=True, metavar="ADDRESS", help="An SMS relay of ours; repeatable."),
        click.option("--authserv-id", default=None, help="Our own mail server's name in Authentication-Results."),
        click.option("--dns", "dns_file", type=click.Path(path_type=Path), help="JSON: name → TXT; asks no real DNS."),
    ):
        command = option(command)
    return command


@mail.command("parse")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_policy_options
@as_json_option
@reads_files_only
def parse(
    files: tuple[Path, ...],
    *,
    dns_file: Path | None,
    authserv_id: str | None,
    relays: tuple[str, ...],
    as_json: bool,
) -> None:
    """Judge and parse .eml FILES; print a JSON list, one object a file."""
    policy = MailPolicy(authserv_id, frozenset(relays), BANK_DOMAINS)
    dns = _dns(dns_file)
    judged = [judge_mail(file.read_bytes(), policy, dns).as_json(file.name) for file in files]
    click.echo(json.dumps(judged, ensure_ascii=False, indent=1))


@mail.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@_policy_options
@as_json_option
@with_appcontext
@needs_the_system
def ingest(
    paths: tuple[Path, ...],
    *,
    dns_file: Path | None,
    authserv_id: str | None,
    relays: tuple[str, ...],
    as_json: bool,
) -> None:
    """Store, judge and ingest .eml files, folders of them, or Maildirs."""
    settled = policy_in_force()
    policy = MailPolicy(authserv_id or settled.authserv_id, settled.relays | set(relays), BANK_DOMAINS)
    dns, now = _dns(dns_file), utc_now()
    total, known, read = Counts(), 0, 0
    for file in _messages(paths):
        read += 1
        mail_id, is_new = store_mail(file.read_bytes(), account="file", folder="", now=now)
        known += not is_new
        total.add(judge_stored(mail_id, policy, dns, now=now))
    value = {"messages": read, "known": known, **total.as_dict()}
    text = (
        f"{read} thư ({known} đã có): {total.stored} dòng mới, {total.duplicates} dòng trùng,"
        f" {total.paid} đơn đã thanh toán."
    )
    say(value, as_json=as_json, text=text)


def _dns(file: Path | None) -> DnsAnswers:
    if file is None:
        return ResolverDns()
    try:
        return FileDns(file)
    except ValueError as error:
        raise RefusedError(N_("Tệp DNS %(file)s phải là JSON: tên → bản ghi TXT."), file=file.name) from error


def _messages(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_file():
            yield path
        elif (path / "cur").is_dir():
            yield from sorted(file for part in ("cur", "new") for file in (path / part).iterdir() if file.is_file())
        elif path.is_dir():
            yield from sorted(path.glob("*.eml"))
        else:
            raise RefusedError(N_("Không có tệp hoặc thư mục %(path)s."), path=path.name)
