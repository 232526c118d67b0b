"""One book of orders for all tests of the rule: families of domains, words, names and places among them."""

import pytest

from models.matching import Candidate, MemoryBook

ORDERS = {
    "2041837": "phobac24",
    "2041999": "phobac24",
    "5310220": "phobac",
    "5310222": "phobac24h",
    "2041838": "bunchahuongly",
    "2041902": "quan-an-ngon",
    "4007702": "quan-an",
    "2041777": "thecoffee.hn",
    "2041650": "comtam68",
    "7003312": "comtam688",
    "5600103": "kingbbq",
    "5600102": "kingbbq-hadong",
    "7700146": "hanoi",
    "7700147": "toan",
    "2255002": "huongly",
    "2255004": "saoviet",
    "1112224": "an-phat",
    "1112225": "minhanh",
    "3588000": "lau-moc",
    "7003313": "1989coffee",
    "7003315": "24h-chaolong",
    "7003314": "bia3k",
    "4007706": "banh_mi.36",
    "0012345": "nhahangbien",
}


@pytest.fixture(scope="session")
def book() -> MemoryBook:
    """The orders by number and by domain."""
    return MemoryBook(Candidate(number, domain) for number, domain in ORDERS.items())
