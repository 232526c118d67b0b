"""match predict, match run."""

import json
from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from actions.rematch_lines import rematch_lines
from admin_app.cli.voice import as_json_option, needs_the_system, person, reads_files_only, say
from models.clock import local_date, utc_now
from models.matching.predict import predict
from models.words import N_, RefusedError

match = click.Group("match", help="Matching bank lines with orders.")


@match.command("predict")
@click.argument("file", type=click.Path(path_type=Path))
@as_json_option
@reads_files_only
def predict_command(file: Path, *, as_json: bool) -> None:
    """Judge each case of FILE (JSON lines), without a database; one JSON object a line."""
    with file.open(encoding="utf-8") as cases:
        for number, line in enumerate(cases, 1):
            if not line.strip():
                continue
            try:
                case = json.loads(line)
                click.echo(json.dumps(predict(case), ensure_ascii=False))
            except (ValueError, KeyError, TypeError) as error:
                raise RefusedError(N_("Dòng %(number)s không phải một trường hợp khớp."), number=number) from error


@match.command("run")
@click.option("--since", default=None, help="Only lines booked on or after this ISO date.")
@as_json_option
@with_appcontext
@needs_the_system
def run(since: str | None, *, as_json: bool) -> None:
    """Map lại: match the open lines again."""
    counts = rematch_lines(since=_day(since), actor=person(), now=utc_now())
    value = {
        "read": counts.rows_read,
        "exact": counts.exact,
        "relative": counts.relative,
        "none": counts.unmatched,
        "paid": counts.paid,
    }
    text = (
        f"{counts.rows_read} dòng: khớp {counts.exact}, khớp tương đối {counts.relative},"
        f" chưa khớp {counts.unmatched}; {counts.paid} đơn đã thanh toán."
    )
    say(value, as_json=as_json, text=text)


def _day(since: str | None) -> date | None:
    if since is None:
        return None
    try:
        moment = datetime.fromisoformat(since)
    except ValueError as error:
        raise RefusedError(N_("%(since)s không phải ngày ISO 8601."), since=since) from error
    return local_date(moment) if moment.tzinfo else moment.date()
