"""A text that exists in Chinese and in English."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True)
class Bilingual:
    """A name or sentence in both languages; Chinese is the official one.

    Examples
    --------
    >>> Bilingual("宁波市", "Ningbo").text("en")
    'Ningbo'
    >>> Bilingual("统计公报", "").text("en")  # no translation: the original, never nothing
    '统计公报'
    """

    zh: str
    en: str

    def text(self, lang: Lang) -> str:
        """The text in `lang`; the Chinese original where no translation exists."""
        return (self.en or self.zh) if lang == "en" else self.zh
