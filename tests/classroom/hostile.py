"""Names and sentences that somebody might type to see what happens."""

from html.parser import HTMLParser

NAMES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(2)</script>",
    "</title></svg><svg onload=alert(3)>",
    "[click](javascript:alert(4))",
    "![x](http://example.com/x.png)",
    "*bold* _it_ `code` ~~gone~~ # not a heading",
    "| a | b |",
    "{{ 7 * 7 }} {% raw %}",
    '=HYPERLINK("http://example.com","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "‮drawkcab\u200b",
    "\x1b[31mred\x1b[0m",
    "&lt;b&gt; &amp; &#x3c;",
)


class Tags(HTMLParser):
    """What a browser would make of a page: elements, attributes, and what is shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.shown = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.shown += data


def assert_harmless(html: str) -> Tags:
    """Nothing in a page runs, and nothing is loaded from anywhere."""
    found = Tags(html)
    assert not found.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form"}
    assert not any(name.startswith("on") for name in found.attributes)
    assert not found.links
    assert "alert(" not in "".join(f"{tag}" for tag in found.tags | found.attributes)
    return found
