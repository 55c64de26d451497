"""Small turns of phrase that sentences made by rule share."""


def mid_sentence(text: str) -> str:
    """A title for the middle of a sentence; a word in capitals, as SDI, keeps them.

    >>> mid_sentence("Strategic arms"), mid_sentence("SDI work during the pledge")
    ('strategic arms', 'SDI work during the pledge')
    """
    first = text.split(maxsplit=1)[0]
    return text if len(first) > 1 and first[1].isupper() else text[0].lower() + text[1:]
