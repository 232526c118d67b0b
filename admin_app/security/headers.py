"""What every answer carries, so that a browser helps to keep the office closed."""

from typing import Final

from flask import Flask, Response

from admin_app.security.doors import is_file
from admin_app.security.person import somebody

# No inline script, no inline style, nothing from elsewhere: every script and style is a file of ours.
CSP: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

_ALWAYS: Final = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


def install_headers(app: Flask) -> None:
    """Add the headers to every answer; a page may set one of its own before."""
    hsts = app.config.get("KHOP_ENV") == "production"

    def add(response: Response) -> Response:
        for name, value in _ALWAYS.items():
            response.headers.setdefault(name, value)
        if hsts:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if not is_file() and somebody() is not None:
            # The back button must not show the office after a log-out.
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    app.after_request(add)
