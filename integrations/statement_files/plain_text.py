"""Text files of banks opened in the right encoding."""

import codecs
import io
from typing import BinaryIO, Final

from integrations.statement_files.refusals import UNKNOWN_LETTERS, FileRefusedError
from integrations.statement_files.sniff import HEAD_BYTES, encoding_of_head

_VIETNAMESE_WINDOWS: Final = "cp1258"


def open_text(stream: BinaryIO) -> io.TextIOWrapper:
    """The stream as text: UTF-16, UTF-8, else windows-1258 (whose accents are combining; callers make them NFC).

    The whole file is looked at once, because one stray byte at its end decides. Raises FileRefusedError.
    """
    stream.seek(0)
    encoding = encoding_of_head(stream.read(HEAD_BYTES))
    if not _decodes(stream, encoding):
        encoding = _VIETNAMESE_WINDOWS
        if not _decodes(stream, encoding):
            raise FileRefusedError(UNKNOWN_LETTERS)
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding=encoding, newline="")


def _decodes(stream: BinaryIO, encoding: str) -> bool:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block := stream.read(1024 * 1024):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
