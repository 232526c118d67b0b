"""Where to go after a log-in: never to another host."""

from urllib.parse import urlsplit


def safe_path(wanted: str | None) -> str:
    """`wanted` if it is a path on this host, else the first page.

    >>> safe_path("/orders/?page=2"), safe_path("//evil.example"), safe_path("https://evil.example/")
    ('/orders/?page=2', '/', '/')
    """
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return "/"
    # Browsers drop tabs and line feeds, and read a backslash as a slash: "/\t/evil" leads away.
    if "\\" in wanted or any(ord(letter) < 33 or ord(letter) == 127 for letter in wanted):
        return "/"
    parts = urlsplit(wanted)
    return "/" if parts.scheme or parts.netloc else wanted
