"""Every reachable state of a role: what can be met in it, what its lessons are worth, and why.

Its parts, each of which knows only those before it:

- `questions`: what the files of a role ask of a state, and what a player may meet;
- `encoding`: a state as a place, a key and a meter vector, and sets of them as whole numbers;
- `meetings`: a meeting at the table as a whole, over every package that may be tabled;
- `transitions`: what a move makes of a key and of a set of vectors, and what matters after it;
- `reachability`: walks from a start to every state that can be reached;
- `queries`: what is so in the states that a walk reached;
- `sampling`: plays at random, and what they meet;
- `evidence`: plays that show what a walk says can be;
- `maps`: a role as a drawing;
- `report`: all of it together, as a report and as mistakes in files.

docs/explorer.md says how it works, what of it is exact and how that is known.
"""
