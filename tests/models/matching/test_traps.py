"""What people and banks do to a memo, and what only looks like an order: one line each."""

import pytest

from models.matching import MemoryBook, match

# Number and domain of one order are there, whatever happened to them; None: several orders are fully named.
FULLY_NAMED = [
    ("DH2041837 phobac24", "2041837"),
    ("DH2041837phobac24", "2041837"),
    ("dh2041837phobac24", "2041837"),
    ("DH 2041837 pho bac 24", "2041837"),
    ("phobac24 DH2041837", "2041837"),
    ("phobac24DH2041837", "2041837"),
    ("PHOBAC242041837", "2041837"),
    ("DH70033131989coffee", "7003313"),
    ("DH700331524hchaolong", "7003315"),
    ("DH2041837phobac24-Ma GD ACSP/ qr1", "2041837"),
    ("DH2041837phobac24GD 6189MSCBD2E4DZA8 080726-13:14:07", "2041837"),
    ("Thanh toan don hang 2041837 Domain phobac24SO GD: 045ITC1262081778", "2041837"),
    ("Thanh toan don hang 5310220 Domain phobac 12 thang", "5310220"),
    ("Thanh toan don hang 5600103 Domain kingbbq Nguyen Van A", "5600103"),
    ("Thanh toan don hang 5600103 domain: kingbbq.cukcuk.vn", "5600103"),
    ("tt 5600103 https://kingbbq.cukcuk.vn/", "5600103"),
    ("DH2255002 huongly", "2255002"),
    ("TT DON HANG 7700146 ten mien ha noi", "7700146"),
    ("don hang 7700146 nha hang hanoi", "7700146"),
    ("DON HANG 2041837, 2041650 DOMAIN PHOBAC24 COMTAM68", None),
    ("TT don 2041837 phobac24 va don 2041650 comtam68", None),
    ("TT 2041837 2041999 phobac24", None),
    ("2041837/2041999 domain phobac24", None),
    ("don hang 2041837d phobac24", "2041837"),
    ("don hang 2.041.837 domain phobac24", "2041837"),
    ("don hang 3588000 domain lau moc", "3588000"),
    ("DH3588000 lau-moc", "3588000"),
    ("don hang 2041-837 domain phobac24", "2041837"),
    ("don hang 204_1837 domain pho-bac-24", "2041837"),
    ("don hang 20 41 837 domain p h o b a c 2 4", "2041837"),
    ("dơn hàng 2041837 tên miền phở bắc 24", "2041837"),
    ("Thanh toaùn ñôn haøng 2041838 teân mieàn buùn chaû höông ly", "2041838"),
    ("don hang 2041837 domain phobac24 comtam68", "2041837"),
    ("thanh toan don hang 4007702 domain quan an", "4007702"),
    ("DH 7003314 bia 3k", "7003314"),
    ("don 7003314 bia3k", "7003314"),
    ("946377.090926.154650.Thanh toan don hang 2041837 phobac24", "2041837"),
    ("946377.090926.154650.2041837 phobac24", "2041837"),
    ("MBVCB.11600123466.2041837 phobac24.C T tu 0060122449012 PHUNG", "2041837"),
    ("149337921477-2041837 phobac24-CHUYEN TIEN-OQCH000LKViy-MOMO149337921477MOMO", "2041837"),
    ("TT don hang 2041837 pho\nbac24", "2041837"),
    ("TT don hang 2041837\nDomain pho-\n> bac24", "2041837"),
    ("Thanh toan don hang 7003312 Domain comtam68 8", "7003312"),
    ("Thanh toan don hang 2041837 Domain phobac24 T8/2026", "2041837"),
    ("Thanh toan don hang 2041837 Domain phobac24 nam 2026", "2041837"),
    ("Thanh toan don hang 2041837 Domain phobac24 - 0912345678", "2041837"),
    ("Thanh toan don hang 2041837 Domain phobac24-0912345678", "2041837"),
    ("Thanh toan don hang 2041837 Domain phobac24, cam on", "2041837"),
    ("Thanh toan don hang 2041837 Domain phobac24.", "2041837"),
    ("Thanh toan don hang 2041837 Domain phobac24...", "2041837"),
    ("Thanh toan don hang 5310220 Domain phobac...", "5310220"),
    ("Thanh toan don hang 2041837 Domain (phobac24)", "2041837"),
    ("[2041837][phobac24]", "2041837"),
    ("2041837|phobac24", "2041837"),
    ("2041837-phobac24", "2041837"),
    ("2041837_phobac24", "2041837"),
    ("2041837.phobac24", "2041837"),
    ("2041837:phobac24", "2041837"),
    ("phobac24-2041837", "2041837"),
    ("phobac24_2041837", "2041837"),
    ("2041837phobac24", "2041837"),
    ("phobac24.2041837", "2041837"),
    ("&#272;&#417;n h&agrave;ng 2041837 phobac24", "2041837"),
    ("Thanh toan don hang 2041837 – Domain phobac24", "2041837"),
    ("minhanh ck don 1112225", "1112225"),
    ("Dom ain toan don hang 7700147", "7700147"),
    ("TT DH 2041837 cho quan pho bac 24", "2041837"),
    ("TT DH 2041837 quan phobac24 chi Lan", "2041837"),
    ("don hang 2041837 tai khoan 2041650 domain phobac24", "2041837"),
    ("ND: Thanh toan don hang 2041837 - Domain phobac24. ND: x", "2041837"),
    ("Thanh toan don hang ２０４１８３７ Domain ｐｈｏｂａｃ２４", "2041837"),
    ("don hang 204\u20601837 domain pho\u200bbac24", "2041837"),
    ("don hang 2041837 email phobac24@gmail.com", "2041837"),
]

# One sign is missing, doubtful, mistyped, part of something longer, a name, or another order's.
NOT_ENOUGH = [
    ("Thanh toan don hang 5310220 Domain phobac 24", "5310220"),
    ("DH 5310220 phobac 24h", "5310220"),
    ("Thanh toan don hang 5600103 Domain kingbbq hadong", "5600103"),
    ("Thanh toan don hang 5600103 Domain kingbbq ha dong", "5600103"),
    ("Thanh toan don hang 5600103 Domain kingbbq-mydinh", "5600103"),
    ("NGUYEN DUC TOAN CK DON HANG 7700147", "7700147"),
    ("TOAN CK DON HANG 7700147", "7700147"),
    ("HUONG LY CK DON HANG 2255002", "2255002"),
    ("CHI HUONG LY TT DH 2255002", "2255002"),
    ("CTY SAO VIET TT DH 2255004", "2255004"),
    ("ck cho Sao Viet don hang 2255004", "2255004"),
    (
        "MBVCB.1222333444.TT DH 2255004.CT tu 0011004455667 LE A toi 0011004455667 CTY CP SAO VIET",
        "2255004",
    ),
    ("(B/O CTY TNHH AN PHAT) TT DON HANG 1112224 CN HA NOI", "1112224"),
    ("CTY TNHH AN PHAT TT DON HANG 1112224", "1112224"),
    ("TT DON HANG 7700146 CN HA NOI", "7700146"),
    ("tien phan mem quan ly nha hang toan don 7700147", "7700147"),
    ("TT don 2041837 va 2041650 phobac24", "2041837"),
    ("TT don 2041837 va 2041650", None),
    ("HOA DON 2041837 phobac24", None),
    ("HOA DON SO 2041837 comtam68", "2041650"),
    ("2.041.837 phobac24", None),
    ("0912041837 phobac24", None),
    ("0243 2041837 phobac24", None),
    ("don hang 204183 7 thang domain phobac24", None),
    ("domain comtam68 don hang 2041837 phobac24", "2041837"),
    ("domain yyy don hang 2041837 phobac24", "2041837"),
    ("thanh toan don hang 4007702 quan an", "4007702"),
    ("thanh toan don hang 4007702 domain quan an ngon", "4007702"),
    ("Thanh toan don hang 2041650 Domain comtam68 8", "2041650"),
    ("Thanh toan don hang 2041837 Domain phobac...", "2041837"),
    ("DON HANG 2041838 HO KD HUONGLY", "2041838"),
    ("HO KD HUONGLY TT DON HANG 2255002", "2255002"),
    ("GIA HAN PHOBAC", "5310220"),
    ("GIA HAN PHO BAC", "5310220"),
    ("domain hanoi", "7700146"),
    ("gia han domain phobac24", None),
    ("MINH ANH ck don 1112225", "1112225"),
    ("SHOPEE don 2041837", "2041837"),
    ("don hang 2041837 domain lau-phobac24", "2041837"),
    ("don hang 2041837 domain phobac24-hn", "2041837"),
    ("don hang 2041837 domain phobac24hn", "2041837"),
    ("don hang 2041837 domain xphobac24", "2041837"),
    ("don hang 2041837 domain phobac24.hn", "2041837"),
]

# Phones, accounts, invoices, sums, references, stamps, people and places.
NOT_OURS = [
    "HD 2041837",
    "hop dong so 2041837",
    "van don 2041837",
    "MST 2041837",
    "SDT 2041837",
    "ma gd 2041837",
    "so tien 2041837",
    "2041837d phi",
    "2,041,837 VND",
    "2041837 VND",
    "ck 3588000 phi pm",
    "0912 041837",
    "024 2041837",
    "1900 2041837",
    "012041837",
    "20418371",
    "204183",
    "PE2041837",
    "KH2041837",
    "FT2041837",
    "ISL2041837-abc",
    "tra tien bia 3k",
    "VietinBank:15/09/2026 14:19|TK:2041837|GD:+2,041,837VND|SDC:2,041,837VND|ND:NGUYEN A chuyen tien",
    "970418****2752 - 2041837 - 02082026 - 040952",
    "GIA HAN HANOI",
    "GIA HAN TOAN",
    "LE VAN TOAN chuyen tien",
    "",
    " ",
    "-",
]


@pytest.mark.parametrize(("memo", "order_no"), FULLY_NAMED)
def test_an_order_is_found_through_what_was_done_to_its_memo(book: MemoryBook, memo: str, order_no: str | None) -> None:
    answer = match(memo, book)
    assert (answer.verdict, answer.order_no) == ("exact", order_no)


@pytest.mark.parametrize(("memo", "order_no"), NOT_ENOUGH)
def test_a_doubt_is_left_to_a_person(book: MemoryBook, memo: str, order_no: str | None) -> None:
    answer = match(memo, book)
    assert (answer.verdict, answer.order_no) == ("relative", order_no)


@pytest.mark.parametrize("memo", NOT_OURS)
def test_digits_and_words_by_chance_name_no_order(book: MemoryBook, memo: str) -> None:
    answer = match(memo, book)
    assert (answer.verdict, answer.order_no, answer.candidates) == ("none", None, ())
