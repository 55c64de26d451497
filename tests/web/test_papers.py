"""The papers at hand: words that stand on a page are explained from there, and lead there."""

import re

from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.web.hosted import Hosted


def hosted(moves: int | None = None) -> Hosted:
    """Reykjavik as history played it, so far."""
    play = Hosted(SHIPPED / "reykjavik-1986", "leader")
    play.make(history(ready(SHIPPED / "reykjavik-1986", "leader")).moves[:moves])
    return play


def explained(page: str) -> set[str]:
    """The words of a glossary."""
    return set(re.findall(r"<dt>([^<]+)</dt>", page))


def test_a_word_of_the_brief_leads_to_where_it_is_explained() -> None:
    play = hosted(0)
    links = set(re.findall(r'href="/play/glossary#([\w-]+)">([^<]+)<', play.page()))
    glossary = play.page("glossary")
    assert links
    for concept, _ in links:
        assert f'id="{concept}"' in glossary


def test_each_page_of_the_debrief_explains_its_own_words() -> None:
    play = hosted()
    assert 'href="/play/glossary?of=deal"' in play.page("debrief/deal")
    deal = explained(play.page("glossary", of="deal"))
    lessons = explained(play.page("glossary", of="lessons"))
    first = explained(play.page("glossary"))
    assert deal != lessons
    assert explained(play.page("glossary", of="no-such-page")) == first


def test_a_chart_stands_beside_its_figures_and_its_key() -> None:
    page = hosted().page("debrief/course")
    assert page.count('role="img"') >= 1
    assert "The figures of this chart" in page
    assert '<ul class="key">' in page


def test_what_was_learned_last_stands_first_in_the_dossier() -> None:
    play = hosted(13)
    facts = [fact.text for fact in play.session.dossier()]
    page = play.page("dossier")
    places = [page.index(text.split("'")[0][:40]) for text in facts]
    assert places == sorted(places, reverse=True)
