"""The game as pages for a browser, drawn from the session: a request gives a status and HTML.

Nothing of a server is in here: no sockets, no files but the templates, no clock, no threads. A
*host* stands on it (one player's own server, a class's, a site without any) and holds the play,
keeps it, and decides who may see it. What a host does for one play:

- **GET** below the play's address: `pages.page(session, setting, path, query)` gives the `Answer`,
  or None where there is no such page and the host may have one of its own. `path` is what follows
  the play's address: empty for the play as it stands, else one of `pages.PATHS` (`dossier`,
  `people`, `brief`, `glossary`, `so-far`, `papers`, `debrief/PAGE`, `debrief.html`, ...).
- **POST** to the play's address: `posts.answer(kept, setting, form)`, where `kept` is the play as
  the host keeps it (`posts.Kept`: its session, its turn, which change was made at a turn, and
  `make`). A host that works otherwise calls the steps by themselves: `turns.judge` says whether a
  form is to be answered by a move, has been, or comes too late; `forms.changes` what it asks to be
  made; and `posts.again(session, setting, form, sentence, status)` answers with the play as it
  stands, a sentence, and everything that was typed still in it.
- `Setting` says what a page needs to know of its host: the address of the play and of the static
  files (both end in a slash), the turn, the token that forms carry, how the player wants it to
  look, sentences to show, links of the host's own, and why no move may be made now, where that is
  so. Every link and form is made from these; nothing else about addresses is assumed.
- Static files lie in `game/web/static`; `static.FILES` names each with its kind. A host serves
  them as they are. Pages need no other, and no inline code: `static.POLICY` is the policy under
  which they work.
- A host with pages of its own draws them in the same frame: `drawing.draw(template, ...)` with
  `drawing.environment(folder)`, its templates beginning with `{% extends "frame.html" %}`.
- `around/` has the pages around a play (cases, saved plays, codex, settings), drawn from plain
  values that the host fills in.

What is in the pages, and stays: `<main data-phase data-scene data-turn>` on each page of a play;
every move a button named `move`; at the table a group for each issue, its `id` and its fields'
name the issue's id, with the option's id as value and an empty one for brackets; likewise each
line of the plan; fields named `forecast` and `reflect`. Values of `move` that are no listed move:
`propose`, `weigh` (the paper is only looked at), `plan` (written down, not committed), `reflect`
and `undo`. Hidden fields: `turn` and `token`.

`turn` is the revision of the play, a number that only grows; an undo is a revision too. Of two
posts at one turn one wins. Where the winner made the same change, the other is answered as done.
"""
