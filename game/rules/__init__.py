"""The rules: pure functions over library models. No clock, no dice, no I/O.

`Play` is a playthrough; `play.view()` is what a front end draws, `play.after(move)` what follows.
"""
