"""The command line, as people and machines use it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select, text

from models.base import db
from models.clock import local
from models.lifecycle import MailState, OrderStatus
from models.tables import Order, RawMail, StatementLine

CORPORA = Path(__file__).parent.parent / "corpora"
Make = Callable[..., Order]


@pytest.fixture
def run(app: Flask) -> Callable[..., tuple[int, str, str]]:
    def invoke(*arguments: str) -> tuple[int, str, str]:
        result = app.test_cli_runner().invoke(args=list(arguments))
        return result.exit_code, result.stdout, result.stderr

    return invoke


def test_an_order_is_placed_from_a_file(
    run: Callable[..., tuple[int, str, str]], make_order: Make, tmp_path: Path
) -> None:
    make_order("phobac24")
    body = {
        "domain": "phobac24",
        "purchase_type": "renewal",
        "payment_method": "cash",
        "lines": [{"product_code": "SP3588000", "quantity": 1, "unit_price": 3588000, "vat_rate": "KCT"}],
        "customer": {"name": "Chủ phở"},
    }
    file = tmp_path / "order.json"
    file.write_text(json.dumps(body))

    code, out, _ = run("orders", "place", str(file), "--json")

    assert code == 0
    assert json.loads(out)["total"] == 3_588_000
    file.write_text("{")
    code, out, err = run("orders", "place", str(file))
    assert (code, out) == (1, "")
    assert "order.json" in err


def test_the_sample_file_is_filled_in_imported_and_imported_again(
    run: Callable[..., tuple[int, str, str]], make_order: Make, tmp_path: Path
) -> None:
    order = make_order()
    file = tmp_path / "mau.xlsx"
    assert run("statements", "template", str(file))[0] == 0
    book = load_workbook(file)
    sheet = book.worksheets[0]
    sheet.delete_rows(2, sheet.max_row)
    at = local(order.placed_at)
    sheet.append(
        [f"{at:%d/%m/%Y}", "11:00", "VCB", "0011004455667", "FT1", order.memo, "3.588.000", None, None, "A", None]
    )
    sheet.append(["32/13/2026", None, "VCB", "0011004455667", "FT2", "x", "1.000", None, None, None, None])
    book.save(file)

    code, out, err = run("statements", "import", str(file), "--json")

    assert code == 0
    value = json.loads(out)
    assert {name: value[name] for name in ("read", "stored", "duplicates", "exact", "paid")} == {
        "read": 2,
        "stored": 1,
        "duplicates": 0,
        "exact": 1,
        "paid": 1,
    }
    [rejected] = value["rejected"]
    assert rejected["row"] == 3
    assert "Ngày giao dịch" in rejected["reason"]
    assert rejected["reason"] in err
    again = json.loads(run("statements", "import", str(file), "--json")[1])
    assert (again["stored"], again["duplicates"], again["paid"]) == (0, 1, 0)
    assert run("invariants", "check") == (0, "", "")


def test_a_banks_own_export_is_imported(run: Callable[..., tuple[int, str, str]]) -> None:
    file = CORPORA / "statements_dev" / "tcb_enquiry.xlsx"
    sidecar = json.loads(file.with_suffix(".json").read_text())

    value = json.loads(run("statements", "import", str(file), "--json")[1])

    assert value["stored"] == len(sidecar["rows"])
    assert json.loads(run("statements", "import", str(file), "--json")[1])["stored"] == 0


def test_a_banks_mail_pays_and_a_forged_one_is_quarantined(
    run: Callable[..., tuple[int, str, str]], make_order: Make
) -> None:
    order = make_order()
    mails = CORPORA / "emails_dev"
    sidecar = json.loads((mails / "001-acb-credit-html-qp.json").read_text())
    [told] = sidecar["transactions"]
    # The corpus names an order of its own: let ours be that one, placed before its money.
    db.session.execute(
        text("UPDATE orders SET order_no = '2041837', placed_at = '2026-09-14 00:00:00' WHERE id = :id"),
        {"id": order.id},
    )
    db.session.commit()

    dns = ("--dns", str(CORPORA / "emails_dns.json"))
    paths = [str(mails / name) for name in ("001-acb-credit-html-qp.eml", "031-forged-no-dkim.eml")]
    code, out, _ = run("mail", "ingest", *paths, *dns, "--json")

    assert code == 0
    assert json.loads(out)["paid"] == 1
    db.session.expire_all()
    assert db.session.get_one(Order, order.id).status is OrderStatus.PAID
    [line] = db.session.scalars(select(StatementLine))
    assert (line.amount_vnd, line.reference) == (told["amount"], told["reference"])
    states = {mail.code: mail.state for mail in db.session.scalars(select(RawMail))}
    assert MailState.QUARANTINED in states.values()
    again = json.loads(run("mail", "ingest", *paths, *dns, "--json")[1])
    assert (again["known"], again["stored"]) == (2, 0)
    assert run("invariants", "check") == (0, "", "")


def test_a_falsified_row_is_printed_and_exits_1(run: Callable[..., tuple[int, str, str]], make_order: Make) -> None:
    make_order()
    db.session.execute(text("UPDATE order_lines SET gross_vnd = gross_vnd + 1, vat_vnd = vat_vnd + 1"))
    db.session.commit()

    code, out, _ = run("invariants", "check")

    assert code == 1
    assert "total" in out


def test_people_and_keys_are_made(run: Callable[..., tuple[int, str, str]]) -> None:
    user = json.loads(run("users", "create", "Ha@saoviet.example", "--role", "finance_lead", "--json")[1])
    assert (user["email"], user["role"], len(user["password"]) >= 15) == ("ha@saoviet.example", "finance_lead", True)
    assert run("users", "create", "ha@saoviet.example", "--role", "admin")[0] == 1
    key = json.loads(run("api-keys", "create", "web", "--json")[1])
    assert key["name"] == "web"
    assert run("api-keys", "create", "web")[0] == 1
    assert run("audit", "verify") == (0, "", "")
