"""The first page: the list of cases as plain HTML, with a bar that says what is loading."""

from collections.abc import Sequence

from game.web.around.cards import Listed, cards_of
from game.web.around.cases import cases_page
from game.web.setting import Link, Setting

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)
"""The content security policy: of the page, and by the service worker of the worker too."""

LINKS = (Link("Cases", "#/", "c"),)

BAR = """<div class="loading" id="loading" role="status">
<span>The list can be read; playing begins once Python has loaded.</span>
<progress max="1" aria-label="Loaded"></progress>
<noscript>This site plays in the browser itself, with script: allow it for this page.</noscript>
</div>
"""


def first_page(cases: Sequence[Listed], files: str) -> str:
    """What `index.html` says; `files` is the folder of all others, ending in a slash."""
    setting = Setting(
        base="#/",
        static=files,
        home="#/",
        links=LINKS,
        scripts=(f"{files}begin.js",),
        styles=(f"{files}site.css",),
    )
    html = cases_page(setting, cards_of(cases, (), {}, "#/"), first_run=True).body
    assert isinstance(html, str)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    html = _after(html, '<meta charset="utf-8">\n', policy)
    return _after(html, "</header>\n", BAR)


def _after(html: str, place: str, more: str) -> str:
    assert html.count(place) == 1, place
    return html.replace(place, place + more)
