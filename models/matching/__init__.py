"""The matching rule: which order a bank memo names, by its order number and its domain."""

from models.matching.book import MemoryBook
from models.matching.folding import LONGEST_MEMO
from models.matching.judging import judge, keys_to_ask, match
from models.matching.reading import Reading, read
from models.matching.reasons import REASONS
from models.matching.verdict import Book, Candidate, Finding, Match
from models.vocabulary import Verdict

__all__ = [
    "LONGEST_MEMO",
    "REASONS",
    "Book",
    "Candidate",
    "Finding",
    "Match",
    "MemoryBook",
    "Reading",
    "Verdict",
    "judge",
    "keys_to_ask",
    "match",
    "read",
]
