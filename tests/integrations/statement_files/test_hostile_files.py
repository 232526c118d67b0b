"""Files made to hurt: each is refused within seconds, in one sentence, and nothing is left behind."""

import io
import os
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from integrations.statement_files import FileRefusedError, Limits, parse_statement, read_statement

PATIENCE_SECONDS = 5.0
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook_bytes() -> bytes:
    workbook = openpyxl.Workbook()
    page = workbook.active
    assert page is not None
    for row in (["ACB"], ["TK 26001188"], ["Ngày", "Nội dung", "Ghi nợ", "Ghi có"], ["01/10/2026", "x", "", "1.000"]):
        page.append(row)
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()


def rewritten(change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """An honest workbook with some of its parts changed."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes())) as honest,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in honest.namelist():
            archive.writestr(name, change(name, honest.read(name)))
        for name, body in (more or {}).items():
            archive.writestr(name, body)
    return kept.getvalue()


def with_sheet(body: bytes) -> bytes:
    return rewritten(lambda name, old: body if name == "xl/worksheets/sheet1.xml" else old)


def far_cells(last: str) -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="%s"><v>1</v></c></row>' % last.encode()
    return with_sheet(
        b'<?xml version="1.0"?><worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (space, cells)
    )


def declared(name_changed: str, declaration: bytes) -> bytes:
    def change(name: str, old: bytes) -> bytes:
        if name != name_changed:
            return old
        head, mark, rest = old.rpartition(b"?>")
        return head + mark + declaration + rest

    return rewritten(change)


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %s "%s">' % (bytes([98 + i]), b"&%s;" % bytes([97 + i]) * 10) for i in range(10)
) + b"]>"  # fmt: skip


def many_entries() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"xl/{number}"), b"")
    return kept.getvalue()


def bomb() -> bytes:
    return rewritten(lambda name, old: old, {"xl/media/zeros.bin": b"\0" * (200 * 1024 * 1024)})


def lying_bomb() -> bytes:
    """Says that its sheet is small; the directory at the end is believed by hasty readers."""
    body = bytearray(with_sheet(b"<worksheet>" + b" " * (90 * 1024 * 1024)))
    at = body.rfind(b"PK\x01\x02", 0, body.rfind(b"xl/worksheets/sheet1.xml"))
    struct.pack_into("<I", body, at + 24, 1_000)
    return bytes(body)


def encrypted() -> bytes:
    return OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4_096


HOSTILE: dict[str, Callable[[], bytes]] = {
    "zip bomb": bomb,
    "zip bomb that lies about its size": lying_bomb,
    "cells A1 and XFD1048576": lambda: far_cells("XFD1048576"),
    "cells A1 and IV1048576": lambda: far_cells("IV1048576"),
    "billion laughs": lambda: declared("xl/workbook.xml", LAUGHS),
    "entity in the sheet": lambda: declared(
        "xl/worksheets/sheet1.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    ),
    "entity in the shared strings": lambda: rewritten(
        lambda name, old: old, {"xl/sharedStrings2.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>'}
    ),
    "declaration in UTF-16": lambda: rewritten(
        lambda name, old: old, {"xl/other.xml": '<!DOCTYPE x [<!ENTITY a "b">]>'.encode("utf-16")}
    ),
    "a hundred thousand entries": many_entries,
    "truncated zip": lambda: workbook_bytes()[:-200],
    "half a zip": lambda: workbook_bytes()[:2_000],
    "flipped bytes": lambda: workbook_bytes().replace(b"\x00\x00\x00\x08", b"\x00\x00\x00\x63"),
    "zip without a workbook": lambda: b"PK\x03\x04" + b"not a zip at all" * 100,
    "renamed exe": lambda: b"MZ\x90\x00\x03\x00\x00\x00" + os.urandom(5_000),
    "NUL bytes": lambda: b"Ng\xc3\xa0y,S\xe1\xbb\x91 ti\xe1\xbb\x81n\n" + b"\0" * 10_000,
    "a NUL in a csv": lambda: b"ACB\nTK 26001188\nDate,Description,Credit\n" + b"01/10/2026,x,1000\n" * 9_000 + b"\0",
    "a line of 10 MB": lambda: b"Date,Amount,Memo\n" + b"a" * 10_000_000,
    "a quote that never closes": lambda: b'Date,Amount,Memo\n01/10/2026,1,"' + b"a\n" * 3_000_000,
    "xls garbage": lambda: OLE + os.urandom(20_000),
    "xls cut short": lambda: OLE,
    "encrypted": encrypted,
    "pdf": lambda: b"%PDF-1.7\n" + b"x" * 1_000,
    "empty": lambda: b"",
    "blank": lambda: b" \r\n" * 100,
    "prose": lambda: "Kính gửi quý khách, vui lòng xem sao kê đính kèm.\n".encode() * 50,
    "html without end": lambda: b"<html><table>" + b"<tr><td>" * 300_000,
    "html with one wide cell": lambda: b"<table><tr>" + b"<td colspan=100000>x" * 1_000,
    "html with an open comment": lambda: b"<table><!-- " + b"<!-- a" * 400_000,
}


@pytest.fixture(autouse=True)
def nothing_left_behind(tmp_path: Path) -> Iterator[None]:
    open_before = len(list(Path("/proc/self/fd").iterdir()))
    yield
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    assert [child for child in children if "statement_files" in Path(f"/proc/{child}/cmdline").read_text()] == []
    assert len(list(Path("/proc/self/fd").iterdir())) <= open_before


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_within_seconds_and_in_one_sentence(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "saoke.xlsx"
    path.write_bytes(HOSTILE[kind]())
    before = set(tmp_path.iterdir())
    started = time.monotonic()
    with pytest.raises(FileRefusedError) as refusal:
        parse_statement(path)
    assert time.monotonic() - started < PATIENCE_SECONDS
    assert str(refusal.value).endswith(".")
    assert "%(" not in str(refusal.value)
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("encrypted", "mật khẩu"),
        ("pdf", "PDF"),
        ("empty", "rỗng"),
        ("billion laughs", "không được phép"),
        ("renamed exe", "không phải file Excel"),
        ("truncated zip", "hỏng"),
        ("zip bomb", "giải nén"),
        ("cells A1 and XFD1048576", "cột"),
        ("prose", "dòng tiêu đề"),
    ],
)
def test_the_sentence_says_what_is_wrong(kind: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(HOSTILE[kind]())
    with pytest.raises(FileRefusedError, match=words):
        parse_statement(tmp_path / "a.xlsx")


def test_links_folders_pipes_and_absent_files_are_refused_without_being_opened(tmp_path: Path) -> None:
    (tmp_path / "real.xlsx").write_bytes(workbook_bytes())
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "real.xlsx")
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "link.xlsx", tmp_path, tmp_path / "pipe.csv", tmp_path / "absent.csv", Path("/dev/zero")):
        with pytest.raises(FileRefusedError, match="Không đọc được file"):
            parse_statement(path)
    assert len(parse_statement(tmp_path / "real.xlsx")) == 1


def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as big:
        big.truncate(2 * 1024 * 1024)
    with pytest.raises(FileRefusedError, match="1 MB"):
        next(read_statement(tmp_path / "a.csv", limits=Limits(file_bytes=1024 * 1024)))


def many_lines(path: Path, lines: int) -> Path:
    body = "ACB\nTK 26001188\nDate,Description,Credit\n" + "01/10/2026,x,1000\n" * lines
    path.write_text(body, encoding="utf-8")
    return path


def test_too_little_memory_time_or_rows_ends_in_a_sentence_too(tmp_path: Path) -> None:
    path = many_lines(tmp_path / "a.csv", 150_000)
    with pytest.raises(FileRefusedError, match="1000 dòng"):
        list(read_statement(path, limits=Limits(rows=1_000)))
    with pytest.raises(FileRefusedError):
        list(read_statement(path, limits=Limits(memory_bytes=20 * 1024 * 1024)))
    with pytest.raises(FileRefusedError, match="quá lâu"):
        list(read_statement(path, limits=Limits(silence_seconds=0.001)))
    with pytest.raises(FileRefusedError, match="quá lâu"):
        list(read_statement(path, limits=Limits(cpu_seconds=1)))


def test_abandoning_the_rows_ends_the_child(tmp_path: Path) -> None:
    chunks = read_statement(many_lines(tmp_path / "a.csv", 60_000), limits=Limits(chunk_rows=100))
    assert len(next(chunks)) == 100
    chunks.close()  # type: ignore[attr-defined]


def test_it_works_from_any_directory_and_trusts_no_module_lying_there(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('foreign module')", encoding="utf-8")
    many_lines(tmp_path / "a.csv", 3)
    root = Path(__file__).parents[3]
    code = (
        f"import sys; sys.path.insert(0, {str(root)!r})\n"
        "from pathlib import Path\nfrom integrations.statement_files import parse_statement\n"
        "print(len(parse_statement(Path('a.csv'))))"
    )
    run = subprocess.run([sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert run.stdout == "3\n", run.stderr


def test_the_child_loads_neither_the_office_nor_the_database() -> None:
    code = (
        "import sys, integrations.statement_files.child\n"
        "print([name for name in ('flask', 'sqlalchemy', 'pandas', 'openpyxl') if name in sys.modules])"
    )
    root: Any = Path(__file__).parents[3]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=60)
    assert run.stdout == "[]\n", run.stderr
