"""Passwords: argon2id at rest, at least fifteen characters, the common ones refused, no rules of composition."""

import secrets
from functools import cache
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.text import fold, nfc
from models.words import N_, RefusedError

# ASVS 5.0, 6.2: fifteen where there is no second factor, and room for a sentence. The upper end bounds the hashing.
SHORTEST: Final = 15
LONGEST: Final = 128

# Without look-alikes (0/O, 1/l/I): a generated password is read out over the telephone.
_LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"

_hasher = PasswordHasher()


@cache
def _common() -> frozenset[str]:
    text = Path(__file__).with_name("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def _nobody() -> str:
    """A hash that no password opens, so that an unknown name costs as much time as a known one."""
    return _hasher.hash(secrets.token_urlsafe(32))


def hash_password(password: str) -> str:
    """The argon2id hash of the password's NFC form, with its parameters."""
    return _hasher.hash(nfc(password))


def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password opens the hash; None stands for an unknown person, and takes the same time."""
    if len(password) > 4 * LONGEST:
        return False
    try:
        opened = _hasher.verify(password_hash or _nobody(), nfc(password))
    except (VerificationError, InvalidHashError):
        return False
    return opened and password_hash is not None


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)


def check_new_password(password: str, *, email: str = "") -> None:
    """Raise RefusedError, saying what to do, unless the password may be used (ASVS 5.0, 6.2)."""
    length = len(nfc(password))
    if length < SHORTEST:
        raise RefusedError(
            N_("Mật khẩu có %(length)s ký tự, cần ít nhất %(shortest)s; hãy ghép vài từ thành một câu."),
            length=length,
            shortest=SHORTEST,
        )
    if length > LONGEST:
        raise RefusedError(
            N_("Mật khẩu có %(length)s ký tự, nhiều nhất là %(longest)s; hãy đặt ngắn hơn."),
            length=length,
            longest=LONGEST,
        )
    bare = fold(password).replace(" ", "")
    if bare in _common() or bare == fold(email) or len(set(bare)) == 1:
        raise RefusedError(N_("Mật khẩu này quá phổ biến hoặc trùng e-mail, dễ bị đoán; hãy đặt mật khẩu khác."))


def generate_password() -> str:
    """A password of 25 random characters (125 bits) in groups of five."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(5))
