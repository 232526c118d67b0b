"""What a mail shows, as rows of cells: the one shape that all readers of layouts work on."""

from dataclasses import dataclass

from integrations.bank_mail.shadow import tidy


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text (one cell) or a row of a table. `after_break`: a blank line or a new block stands before it."""

    cells: tuple[str, ...]
    after_break: bool = False

    @property
    def text(self) -> str:
        """All of its cells as one line."""
        return " ".join(" ".join(self.cells).split())


@dataclass(frozen=True, slots=True)
class Document:
    """The rows of one rendering (plain or HTML) of a mail."""

    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The rows as lines, blocks parted by a blank line."""
        lines = [("\n" if row.after_break else "") + row.text for row in self.rows]
        return tidy("\n".join(lines))
