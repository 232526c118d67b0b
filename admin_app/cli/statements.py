"""statements parse, import, template."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import with_appcontext

from actions.ingest_lines import Counts, Reject, Row, ingest_lines, sha256_of
from admin_app.cli.voice import as_json_option, needs_the_system, person, reads_files_only, say
from integrations.statement_files import RejectedRow, SourceRow, parse_statement, read_statement, write_template
from models.clock import utc_now
from models.vocabulary import SourceKind

statements = click.Group("statements", help="Bank statements.")


@statements.command("parse")
@click.argument("file", type=click.Path(path_type=Path))
@as_json_option
@reads_files_only
def parse(file: Path, *, as_json: bool) -> None:
    """Print the transactions of FILE as a JSON list; rejected rows are told on stderr."""
    transactions = []
    for row in parse_statement(file):
        if isinstance(row, SourceRow):
            transactions.append(row.transaction.as_json())
        else:
            click.echo(row.reason, err=True)
    click.echo(json.dumps(transactions, ensure_ascii=False, indent=1))


@statements.command("template")
@click.argument("file", type=click.Path(path_type=Path))
@as_json_option
@reads_files_only
def template(file: Path, *, as_json: bool) -> None:
    """Write the sample file that an import takes."""
    write_template(file)
    say({"file": str(file)}, as_json=as_json, text=str(file))


@statements.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@as_json_option
@with_appcontext
@needs_the_system
def import_file(file: Path, *, dry_run: bool, as_json: bool) -> None:
    """Store FILE's lines once, match them, pay what is exact and covered."""
    rejected: list[dict[str, object]] = []
    counts = _import(file, rejected, dry_run=dry_run)
    value = {
        "read": counts.rows_read,
        "stored": counts.stored,
        "duplicates": counts.duplicates,
        "rejected": rejected,
        "exact": counts.exact,
        "relative": counts.relative,
        "none": counts.unmatched,
        "paid": counts.paid,
    }
    for each in rejected:
        click.echo(str(each["reason"]), err=True)
    say(value, as_json=as_json, text=_sentence(counts))


def _import(file: Path, rejected: list[dict[str, object]], *, dry_run: bool) -> Counts:
    chunks = _chunks(file, rejected)
    content = file.read_bytes()
    _, counts = ingest_lines(
        chunks,
        source=SourceKind.FILE,
        name=file.name,
        sha256=sha256_of(content),
        actor=person(),
        now=utc_now(),
        dry_run=dry_run,
    )
    return counts


def _chunks(file: Path, rejected: list[dict[str, object]]) -> Iterator[tuple[list[Row], list[Reject]]]:
    position, shown = 0, 0
    for chunk in read_statement(file):
        rows, rejects = [], []
        for each in chunk:
            if isinstance(each, RejectedRow):
                rejects.append(Reject(each.row, each.reason, each.cells))
                rejected.append({"row": each.row, "reason": each.reason})
            else:
                # A sheet's rows start anew, so the place in the whole file is counted here.
                position += 1
                rows.append(Row(position, each.transaction))
        yield rows, rejects
        shown += len(chunk)
        if shown >= 10_000:
            click.echo(f"\r{shown:,} dòng", err=True, nl=False)


def _sentence(counts: Counts) -> str:
    parts = [f"Đã nhập {counts.stored} dòng mới, bỏ qua {counts.duplicates} dòng trùng, {counts.rejected} dòng lỗi."]
    if counts.duplicates and not counts.stored:
        parts.append("Các dòng này đã được nhập trước đó; không có gì thay đổi.")
    parts.append(
        f"Khớp {counts.exact}, khớp tương đối {counts.relative}, chưa khớp {counts.unmatched};"
        f" {counts.paid} đơn đã thanh toán."
    )
    return "\n".join(parts)
