"""The sentence around a character span, for showing a figure in its own words."""

import re

_END = re.compile(r"[。！？；\f]|\n\s*(?=——|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")
LONGEST = 600  # characters on either side


def sentence_around(text: str, span: tuple[int, int]) -> tuple[str, str, str]:
    """The sentence that holds a span, as the part before it, the span, and the part after.

    Line breaks and blanks of a hard-wrapped text are taken out.

    Parameters
    ----------
    text : str
        The whole document.
    span : tuple of int
        Characters ``[start, end)``.

    Examples
    --------
    >>> text = "甲。到2017年，\\n\\n城镇化率达到72%，落户5万人。乙。"
    >>> sentence_around(text, (text.index("72"), text.index("72") + 3))
    ('到2017年，城镇化率达到', '72%', '，落户5万人。')
    """
    start, end = span
    before, after = text[max(0, start - LONGEST) : start], text[end : end + LONGEST]
    begins = max((match.end() for match in _END.finditer(before)), default=0)
    stop = _END.search(after)
    parts = (before[begins:], text[start:end], after[: stop.end()] if stop else after)
    first, found, last = ("".join(part.split()) for part in parts)
    return first, found, last
