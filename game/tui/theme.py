"""The look: ink-blue ground, cream text, brass for what can be acted on, wax red for the final.

Nothing is said by colour alone.
"""

from textual.theme import Theme

INK = "#10192b"
RAISED = "#1c2a45"
LINE = "#43536f"
CREAM = "#ece3cf"
FADED = "#a8afbc"
BRASS = "#dab162"
WAX = "#e87f6d"

SUMMITRY = Theme(
    name="summitry",
    primary=BRASS,
    secondary=FADED,
    accent=BRASS,
    warning=BRASS,
    error=WAX,
    success=CREAM,
    foreground=CREAM,
    background=INK,
    surface=INK,
    panel=RAISED,
    dark=True,
    variables={
        "line": LINE,
        "faded": FADED,
        "brass": BRASS,
        "wax": WAX,
        "text-muted": FADED,
        "text-disabled": FADED,
        "scrollbar": LINE,
        "scrollbar-hover": FADED,
        "scrollbar-active": BRASS,
        "scrollbar-background": INK,
        "scrollbar-background-hover": INK,
        "scrollbar-background-active": INK,
        "scrollbar-corner-color": INK,
        "block-cursor-background": RAISED,
        "block-cursor-foreground": CREAM,
        "block-cursor-blurred-background": INK,
        "block-hover-background": RAISED,
        "input-selection-background": f"{BRASS} 35%",
        "border": BRASS,
        "border-blurred": LINE,
    },
)
"""The one theme of the game."""
