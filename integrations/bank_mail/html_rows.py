"""HTML to rows, as a person would see it: hidden text left out, layout tables opened, cells kept."""

import re
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from integrations.bank_mail.rows import Document, Row
from integrations.bank_mail.shadow import tidy

LONGEST_HTML: Final = 300_000
_MOST_TAGS: Final = 20_000
_UNSEEN: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg"})
_BLOCKS: Final = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "hr", "center", "section", "blockquote"}
    | {"body", "table", "tbody", "thead", "article", "header", "footer", "pre", "dl", "dt", "dd", "form", "fieldset"}
)
_CELLS: Final = frozenset({"td", "th"})
_HIDING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_UNCLOSED: Final = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_STYLE_RULE: Final = re.compile(r"([^{}]{1,200})\{([^{}]{0,2000})\}")
# What is hidden on small screens only is not hidden.
_MEDIA: Final = re.compile(r"@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_LONGEST_STYLE: Final = 20_000
_CLASS: Final = re.compile(r"\.([A-Za-z_][\w-]*)\s*\Z")


class _Rows:
    """Collects text into cells and cells into rows while the tree is walked."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._open: list[list[str]] = []
        self._text: list[str] = []
        self._after_break = True

    def text(self, text: str) -> None:
        self._text.append(text)

    def enter(self, tag: str) -> None:
        if tag == "br":
            self._text.append("\n")
        elif tag in _CELLS or tag == "tr":
            self._spill()
            if tag == "tr":
                self._open.append([])
        elif tag == "table":
            self._spill()
            self._after_break = True
        elif tag in _BLOCKS:
            self._text.append("\n\n")

    def leave(self, tag: str) -> None:
        if tag in _CELLS and self._open:
            self._open[-1].append(_clean("".join(self._text)))
            self._text = []
        elif tag == "tr" and self._open:
            self._emit(self._open.pop())
        elif tag in ("table", "[document]"):
            self._spill()
            self._after_break = True
        elif tag in _BLOCKS:
            self._text.append("\n\n")

    def _spill(self) -> None:
        """What stands outside a cell, or in a cell before a table in it, is lines of text."""
        text, self._text = _clean("".join(self._text)), []
        if text:
            self._lines(text)

    def _emit(self, cells: list[str]) -> None:
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            self._lines(filled[0])
        elif filled:
            self._add(tuple(cells))

    def _lines(self, text: str) -> None:
        for line in text.split("\n"):
            if line:
                self._add((line,))
            else:
                self._after_break = True

    def _add(self, cells: tuple[str, ...]) -> None:
        self.rows.append(Row(cells, self._after_break))
        self._after_break = False


def html_rows(html: str) -> Document:
    """The rows of an HTML text, in linear time and without recursion."""
    soup = BeautifulSoup(_defused(html[:LONGEST_HTML]), "html.parser")
    hidden_classes = _hidden_classes(soup)
    collected = _Rows()
    for element, entering in _walk(soup, hidden_classes):
        if isinstance(element, Tag):
            (collected.enter if entering else collected.leave)(element.name)
        elif entering:
            collected.text(" ".join(("x" + str(element) + "x").split())[1:-1])
    return Document(tuple(collected.rows))


def _defused(html: str) -> str:
    """Without comments and unclosed tags: the parser takes time that grows with the square of their number."""
    kept, place = [], 0
    while (begun := html.find("<!--", place)) >= 0:
        kept.append(html[place:begun])
        end = html.find("-->", begun)
        place = end + len("-->") if end >= 0 else len(html)
    kept.append(html[place:])
    return _UNCLOSED.sub("&lt;", "".join(kept))


def _walk(soup: BeautifulSoup, hidden_classes: frozenset[str]) -> Iterator[tuple[PageElement, bool]]:
    """Every visible element, on entering and on leaving it."""
    stack: list[tuple[Tag, Iterator[PageElement]]] = [(soup, iter(soup.children))]
    seen = 0
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield parent, False
        elif isinstance(child, Tag):
            seen += 1
            if seen <= _MOST_TAGS and not _is_hidden(child, hidden_classes):
                yield child, True
                stack.append((child, iter(child.children)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield child, True


def _is_hidden(tag: Tag, hidden_classes: frozenset[str]) -> bool:
    if tag.name in _UNSEEN or tag.has_attr("hidden") or _HIDING.search(str(tag.get("style", ""))):
        return True
    return bool(hidden_classes) and not hidden_classes.isdisjoint(tag.get_attribute_list("class"))


def _hidden_classes(soup: BeautifulSoup) -> frozenset[str]:
    styles = "\n".join(str(style.string or "") for style in soup.find_all("style"))[:_LONGEST_STYLE]
    rules = list(_STYLE_RULE.finditer(_MEDIA.sub("", styles)))
    hiding = [selector for rule in rules if _HIDING.search(rule[2]) for selector in rule[1].split(",")]
    return frozenset(found[1] for selector in hiding if (found := _CLASS.search(selector)))


def _clean(text: str) -> str:
    """Lines tidied; a run of blank lines is one blank line."""
    return re.sub(r"\n{3,}", "\n\n", tidy(text))
