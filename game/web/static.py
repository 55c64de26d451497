"""The files beside the pages, and the policy under which both work."""

from pathlib import Path

FOLDER = Path(__file__).parent / "static"

FILES = {
    "summitry.css": "text/css; charset=utf-8",
    "summitry.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""By name, its media type."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The content security policy."""
