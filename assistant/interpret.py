"""Step 1: what a question asks, in which language, for which day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.dates import find_date
from assistant.documents import find_short_names, resolve_named_law
from assistant.expand import Expander
from assistant.knowledge import Knowledge
from assistant.language import detect_language, marked_share
from assistant.understanding import Understanding
from catalogue.registry import Registry
from domain.answers import Intent, Interpretation, Language, Question
from domain.legal import LegalReference, find_references
from domain.vietnamese import clean, fold, unify_tones

# Below this share of marked words Vietnamese counts as typed without diacritics:
# prose has about 0.75, a hasty phrase with a few marks about 0.3.
_MARKED = 0.35
_MAX_CARRIED = 300
_GLUED = re.compile(r"\b(tt|nđ|nd|qđ|qd|nq)(\d+/?\d*)", re.IGNORECASE)
_ARTICLE_LETTER = re.compile(r"\b[dđ]\s?(\d{1,3})\b", re.IGNORECASE)
# An amount of hectares asks about the area, though the word is not said: "Cụm 80 ha có được không?"
_HECTARES = re.compile(r"\d\s?(?:ha|hec\w*|héc\w*)\b", re.IGNORECASE)
_AREA = "giới hạn diện tích"
_CLAUSE_LETTER = re.compile(r"\bk\s?(\d{1,2}[a-z]?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FormerOffice:
    """A spelling of a former office, until when it stood, and the office of today."""

    folded: str
    written: str
    until: date
    today: str


@dataclass(frozen=True)
class Interpreter:
    """Reads questions with the project's patterns and terms."""

    understanding: Understanding
    expander: Expander
    former_names: tuple[FormerOffice, ...]
    registry: Registry

    @classmethod
    def over(cls, knowledge: Knowledge) -> Interpreter:
        """Return an interpreter over loaded knowledge."""
        former = tuple(
            FormerOffice(fold(spelling), spelling, old.until, record.office.name)
            for record in knowledge.offices.records
            for spelling, old in record.former_spellings
        )
        return cls(knowledge.understanding, Expander(knowledge.glossary.terms, knowledge.offices.offices), former, knowledge.registry)

    def interpret(self, question: Question, today: date, *, carry: bool | None = None) -> Interpretation:
        """Return how `question` is understood; `today` is the day when none is named.

        With earlier questions, its words tell whether it follows up on the last; `carry` says so instead of them.
        """
        text = unify_tones(clean(question.text))
        standalone = self._standalone(text, question.history, carry)
        language = question.language or detect_language(text, self.understanding.english)
        expansion = self.expander.expand(standalone)
        folded = fold(expansion.replaced)
        stated = question.as_of or find_date(text)
        day = stated or today
        old = [name for name in self.former_names if name.until <= day and (name.folded in folded or name.folded in fold(standalone))]
        share = marked_share(text)
        references = self._references(standalone)
        intent = self._intent(self.expander.expand(text).replaced) or self._intent(expansion.replaced) or Intent.OTHER
        return Interpretation(
            text=text,
            standalone=expansion.replaced,
            search_text=" ".join(
                (
                    expansion.replaced,
                    *_quantity(expansion.replaced),
                    *expansion.added,
                    *dict.fromkeys(name.today for name in old),
                    *(item.number for item in references),
                )
            ),
            folded=folded,
            language=language,
            intent=intent,
            as_of=day,
            as_of_stated=stated is not None,
            diacritics=detect_language(text, self.understanding.english) is not Language.VI or share >= _MARKED,
            references=references,
            terms=self._topics(expansion.terms, intent),
            understood=expansion.share if language is not Language.VI else 1.0,
            old_names=tuple(name.written for name in old),
        )

    def _standalone(self, text: str, history: tuple[str, ...], carry: bool | None) -> str:
        """Return `text` with the last question before it when it cannot stand alone."""
        if not history or carry is False:
            return text
        bare = fold(text)
        words = self.understanding.content_words(text, folded=True)
        if not carry and not self.understanding.follow_up.search(bare) and len(words) > 2:
            return text
        earlier = unify_tones(clean(history[-1]))[:_MAX_CARRIED]
        if len(history) > 1 and len(self.understanding.content_words(earlier, folded=True)) <= 2:
            earlier = f"{unify_tones(clean(history[-2]))[:_MAX_CARRIED]} {earlier}"
        return f"{text} {earlier}"

    def _references(self, text: str) -> tuple[LegalReference, ...]:
        """Return the places a question names; a bare "Điều 10" goes with the one document named in short."""
        text = _GLUED.sub(r"\1 \2", text)
        short = tuple(find_short_names(text, self.registry))
        if short:  # "d10 k3 nd 32": beside a document these letters can mean nothing else
            text = _ARTICLE_LETTER.sub(r"Điều \1", _CLAUSE_LETTER.sub(r"khoản \1", text))
        default = short[0].number if len(short) == 1 else ""
        found = (resolve_named_law(item, self.registry) for item in find_references(text, default_number=default))
        full = tuple(item for item in found if item.article or item.number)
        named = {item.number for item in full}
        return (*full, *(item for item in short if item.number not in named))

    def _topics(self, terms: tuple[str, ...], intent: Intent) -> tuple[str, ...]:
        """Terms the question is about, without those that only say what it wants to know ("thời hạn")."""
        wanted = [pattern for kind, pattern in self.understanding.intents if kind is intent]
        return tuple(term for term in terms if not any(pattern.search(fold(term)) for pattern in wanted))

    def _intent(self, text: str) -> Intent | None:
        folded = fold(text)
        return next((intent for intent, pattern in self.understanding.intents if pattern.search(folded)), None)


def _quantity(text: str) -> tuple[str, ...]:
    return (_AREA,) if _HECTARES.search(text) and "dien tich" not in fold(text) else ()
