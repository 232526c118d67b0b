"""Keys from a file that stands for the DNS, and from the real DNS within bounds."""

import json
from pathlib import Path

import dns.resolver
import pytest

from integrations.bank_mail import DnsUnavailableError, FileDns, ResolverDns


@pytest.fixture
def file_dns(tmp_path: Path) -> FileDns:
    path = tmp_path / "dns.json"
    path.write_text(json.dumps({"S._domainkey.ACB.com.vn.": "v=DKIM1; p=A"}), encoding="utf-8")
    return FileDns(path)


@pytest.mark.parametrize("name", ["s._domainkey.acb.com.vn", "S._DOMAINKEY.ACB.COM.VN.", " s._domainkey.acb.com.vn. "])
def test_a_name_is_found_however_it_is_written(file_dns: FileDns, name: str) -> None:
    assert file_dns.txt(name) == "v=DKIM1; p=A"


def test_a_name_that_is_not_in_the_file_does_not_exist(file_dns: FileDns) -> None:
    assert file_dns.txt("s2._domainkey.acb.com.vn") is None


@pytest.mark.parametrize("content", ["[]", '{"a": 1}', "{", ""])
def test_a_file_that_is_no_list_of_records_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "dns.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r".*"):
        FileDns(path)


def test_a_dns_that_nobody_answers_for_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = dns.resolver.Resolver(configure=False)
    nowhere.nameservers, nowhere.port = ["127.0.0.1"], 9
    monkeypatch.setattr(dns.resolver, "default_resolver", nowhere)
    with pytest.raises(DnsUnavailableError):
        ResolverDns(lifetime=1).txt("s._domainkey.acb.com.vn")


def test_a_name_that_cannot_be_written_does_not_exist() -> None:
    assert ResolverDns().txt("s" * 70 + "._domainkey.acb.com.vn") is None
