"""QR codes, drawn without a style of their own."""

from io import BytesIO

import segno
from markupsafe import Markup


def qr_svg(text: str) -> Markup:
    """A code that leads to an address, as SVG."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, svgclass="qr", lineclass=None, omitsize=True,
        border=4, dark="#000", light="#fff", title="A code that leads to the class",
    )  # fmt: skip
    return Markup(out.getvalue().decode())
