"""From a reading and the book to a verdict."""

from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

from models.matching.digits import PossibleNumber, edges_of
from models.matching.naming import Company, Named, named_domains, own_domain
from models.matching.reading import Reading, read
from models.matching.verdict import Book, Candidate, Finding, Match
from models.text import squeeze
from models.vocabulary import Verdict


class _Found(NamedTuple):
    order: Candidate
    number: PossibleNumber
    domain: Named | None


def match(memo: str, book: Book) -> Match:
    """The verdict on one memo. Never raises, whatever the text."""
    return judge(read(memo), book)


def judge(reading: Reading, book: Book) -> Match:
    """The verdict on a memo that was read; asks the book for numbers, and for domains only where it must."""
    at_a_look = _by_template(reading, book)
    if at_a_look:
        return at_a_look
    found = _orders_found(reading, book)
    full = [each for each in found if each.domain]
    if full:
        return _fully_named(reading, found, full)
    if found:
        return _by_number(reading, book, found)
    return _by_domain(reading, book)


def _by_template(reading: Reading, book: Book) -> Match | None:
    """The answer for the memo that we print, if its number and domain are an order's."""
    template = reading.template
    order = template and book.by_number(template.number)
    if not template or not order:
        return None
    if template.domain != order.domain and squeeze(template.domain) != squeeze(order.domain):
        return None
    span = reading.folded.span
    findings = (
        Finding("number", order.order_no, *span(*template.number_span), "labelled"),
        Finding("domain", order.domain, *span(*template.domain_span), template.said),
    )
    return Match(Verdict.EXACT, order.order_no, (order.order_no,), findings, "number_and_domain")


def keys_to_ask(reading: Reading, by_number: Callable[[str], Candidate | None]) -> tuple[str, ...]:
    """The domain keys that `judge` will ask the book for, once it is known which numbers are orders'.

    For callers that look up many memos at once: first all numbers, then these keys of all memos.
    """
    asked: dict[str, None] = {}

    class _Recorder:
        def by_number(self, number: str) -> Candidate | None:
            return by_number(number)

        def by_domain(self, key: str) -> Sequence[Candidate]:
            asked[key] = None
            return ()

    judge(reading, _Recorder())
    return tuple(asked)


def _orders_found(reading: Reading, book: Book) -> list[_Found]:
    """The orders whose number the memo has, each once, those with their domain beside them first."""
    orders = [(number, order) for number in reading.possible if (order := book.by_number(number.value))]
    company = Company(frozenset(squeeze(order.domain) for _, order in orders), edges_of(number for number, _ in orders))
    found: dict[str, _Found] = {}
    for number, order in orders:
        if order.order_no in found and found[order.order_no].domain:
            continue
        beside = number if number.weak else None
        domain = own_domain(reading, squeeze(order.domain), book, company, beside)
        if domain or (not number.weak and order.order_no not in found):
            found[order.order_no] = _Found(order, number, domain)
    return sorted(found.values(), key=lambda each: each.domain is None)


def _fully_named(reading: Reading, found: list[_Found], full: list[_Found]) -> Match:
    findings = [_number_finding(reading, each.number) for each in found]
    findings += [_domain_finding(reading, each.domain, each.order.domain) for each in full if each.domain]
    numbers = [each.order.order_no for each in found]
    if len(found) == 1:
        return _answer(reading, Verdict.EXACT, numbers[0], numbers, findings, "number_and_domain")
    if len(full) == len(found):
        return _answer(reading, Verdict.EXACT, None, numbers, findings, "several_orders")
    # Another order's number stands there too, without its domain: whose money it is, a person decides.
    order_no = numbers[0] if len(full) == 1 else None
    return _answer(reading, Verdict.RELATIVE, order_no, numbers, findings, "several_orders")


def _by_number(reading: Reading, book: Book, found: list[_Found]) -> Match:
    findings = [_number_finding(reading, each.number) for each in found]
    numbers = [each.order.order_no for each in found]
    if len(found) > 1:
        return _answer(reading, Verdict.RELATIVE, None, numbers, findings, "several_orders")
    others = named_domains(reading, book, besides=squeeze(found[0].order.domain))
    findings += [_domain_finding(reading, other, _spelled(other)) for other in others]
    candidates = [*numbers, *_ordered(others)]
    reason = "disagree" if others else "number_only"
    return _answer(reading, Verdict.RELATIVE, numbers[0], candidates, findings, reason)


def _by_domain(reading: Reading, book: Book) -> Match:
    named = named_domains(reading, book)
    if not named:
        return _answer(reading, Verdict.NONE, None, [], [], "nothing")
    findings = [_domain_finding(reading, each, _spelled(each)) for each in named]
    orders = _ordered(named)
    if len(orders) == 1:
        return _answer(reading, Verdict.RELATIVE, orders[0], orders, findings, "domain_only")
    reason = "several_of_domain" if len(named) == 1 else "several_domains"
    return _answer(reading, Verdict.RELATIVE, None, orders, findings, reason)


def _ordered(named: list[Named]) -> list[str]:
    """The order numbers of the domains, preferred ones first, whatever the book's own order."""
    orders = [(order.rank, order.order_no) for each in named for order in each.orders]
    return [order_no for _, order_no in sorted(orders)]


def _spelled(named: Named) -> str:
    """The domain as its preferred order spells it."""
    return min((order.rank, order.order_no, order.domain) for order in named.orders)[2]


def _number_finding(reading: Reading, number: PossibleNumber) -> Finding:
    return Finding("number", number.value, *reading.folded.span(number.start, number.end), number.how)


def _domain_finding(reading: Reading, named: Named, domain: str) -> Finding:
    return Finding("domain", domain, *reading.folded.span(named.window.start, named.window.end), named.said.value)


_MISSING: Final[dict[str, Literal["number", "domain"]]] = {
    "number_only": "domain",
    "disagree": "domain",
    "domain_only": "number",
    "several_of_domain": "number",
}


def _answer(
    reading: Reading, verdict: Verdict, order_no: str | None, orders: list[str], findings: list[Finding], reason: str
) -> Match:
    missing = _MISSING.get(reason)
    candidates = tuple(dict.fromkeys(orders))
    return Match(verdict, order_no, candidates, tuple(findings), reason, missing, reading.shortened)
