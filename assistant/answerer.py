"""The answer path, every step in order.

    interpret -> guard -> retrieve -> decide -> plan -> compose -> verify -> Answer

Each step is one file with one public verb; its time is recorded with the answer.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant.citing import Citations, cite, cite_steps
from assistant.compose.before import compose_before
from assistant.compose.context import Context
from assistant.compose.dossier import compose_dossier
from assistant.compose.force import compose_force
from assistant.compose.passage import compose_passage
from assistant.compose.procedure import compose_next, compose_procedure
from assistant.compose.step import compose_step
from assistant.compose.unknown import compose_unknown
from assistant.decide import Decision, decide, speaks_of_the_same
from assistant.draft import Draft
from assistant.guard import guard
from assistant.interpret import Interpreter
from assistant.knowledge import Knowledge, load_knowledge
from assistant.plan import Plan, Shape, plan
from assistant.procedures import other_documents, telling_phrases
from assistant.renames import find_renames
from assistant.render import render
from assistant.restore import restore
from assistant.retrieve import SearchLimits, retrieve, with_coverage
from assistant.retriever import GuidanceRetriever
from assistant.stopwatch import Stopwatch
from assistant.verify import lock
from config.settings import Settings
from domain.answers import Answer, AnswerStatus, Interpretation, Question, Versions
from domain.errors import IndexError_, ModelError
from domain.search import SearchResults
from index.embedding import open_embedder
from index.layout import current_generation
from index.reader import IndexReader

_COMPOSERS = {
    Shape.STEP: compose_step,
    Shape.NEXT: compose_next,
    Shape.BEFORE: compose_before,
    Shape.DOSSIER: compose_dossier,
    Shape.PROCEDURE: compose_procedure,
    Shape.FORCE: compose_force,
    Shape.PASSAGE: compose_passage,
}


_Found = tuple[Interpretation, SearchResults, Decision]
_UNANSWERED = (AnswerStatus.NOT_IN_GUIDANCE, AnswerStatus.OUT_OF_SCOPE)
# Lines that are the answer; a lost note beside them does not make the answer partial.
_SUBSTANCE = ("lead", "item", "detail")


class Assistant:
    """Answers questions over one index. Thread-safe; holds nothing of a conversation."""

    def __init__(self, settings: Settings, index_dir: Path, knowledge: Knowledge, reader: IndexReader) -> None:
        """Use `open`; this only puts parts together."""
        self._settings = settings
        self._index_dir = index_dir
        self._knowledge = knowledge
        self._interpreter = Interpreter.over(knowledge)
        self._zone = ZoneInfo(settings.time_zone)
        self._limits = SearchLimits(settings.dense_weight, settings.candidates, settings.keep)
        self._reader = reader
        self._renames = find_renames(reader.sections, knowledge.offices)
        self._phrases = telling_phrases(knowledge.procedures)

    @classmethod
    def open(cls, settings: Settings, *, index_dir: Path | None = None, progress: Callable[[str], None] | None = None) -> Assistant:
        """Load knowledge, model and index.

        Raises:
            IndexMissing, IndexMismatch, IndexDamaged: with the command that mends it.
            ModelUnavailable: the embedding model cannot be loaded.
            KnowledgeError: a file of knowledge/ or prompts/ is malformed.
        """
        folder = index_dir or settings.index_dir
        current_generation(folder)  # a missing index is said before the model takes seconds to load
        knowledge = load_knowledge(settings)
        embedder = open_embedder(settings, progress)
        return cls(settings, folder, knowledge, IndexReader(folder, embedder))

    @property
    def versions(self) -> Versions:
        """What answers come from."""
        return Versions(self._reader.card.short, self._reader.embedder.name)

    def ask(self, question: Question) -> Answer:
        """Return the answer. A bad question or a broken part becomes a status, never an exception."""
        watch = Stopwatch()
        asked_at = datetime.now(self._zone)
        interpretation = self._understand(question, asked_at)
        watch.lap("interpret")
        verdict = guard(question.text, interpretation, self._knowledge.understanding, self._settings.max_question_characters)
        watch.lap("guard")
        blank = self._blank(question, interpretation, asked_at)
        if verdict:
            text = self._knowledge.answers.text(verdict.wording, interpretation.language)
            return replace(blank, status=verdict.status, text=text, timings_ms=watch.laps())
        try:
            self._refresh()
            return replace(self._answer(question, interpretation, blank, watch), timings_ms=watch.laps())
        except IndexError_ as error:
            return self._broken(blank, AnswerStatus.ERROR_INDEX, "status.error_index", str(error), watch)
        except ModelError as error:
            return self._broken(blank, AnswerStatus.ERROR_MODEL, "status.error_model", str(error), watch)

    def retrieve(self, question: Question) -> SearchResults:
        """Return the ranked sections for a question, without an answer."""
        return self._search(self._understand(question, datetime.now(self._zone)))

    def as_retriever(self) -> GuidanceRetriever:
        """Return the same search as a LangChain retriever, for chains built outside."""
        return GuidanceRetriever(search=self.retrieve)

    def _understand(self, question: Question, asked_at: datetime, *, carry: bool | None = None) -> Interpretation:
        return restore(self._interpreter.interpret(question, asked_at.date(), carry=carry), self._reader.diacritics)

    def _search(self, interpretation: Interpretation) -> SearchResults:
        others = other_documents(interpretation.folded, self._phrases)
        return retrieve(self._reader, interpretation, self._limits, self._knowledge.understanding, others)

    def _refresh(self) -> None:
        """Move to the newest generation, so that a rebuild needs no restart."""
        if not self._reader.is_current():
            reader = IndexReader(self._index_dir, self._reader.embedder)
            self._renames = find_renames(reader.sections, self._knowledge.offices)
            self._reader = reader

    def _decide(self, interpretation: Interpretation, watch: Stopwatch) -> tuple[SearchResults, Decision]:
        results = self._search(interpretation)
        watch.lap("retrieve", dict(results.timings_ms))
        decision = decide(results, interpretation, self._knowledge.understanding, self._reader.keywords)
        watch.lap("decide")
        return with_coverage(results, decision.coverage), decision

    def _with_history(self, question: Question, asked_at: datetime, found: _Found, watch: Stopwatch) -> _Found:
        """Look once more where a question was wrongly taken for a follow-up, or wrongly not."""
        interpretation, results, decision = found
        answered = decision.status not in _UNANSWERED
        alone = self._understand(question, asked_at, carry=False)
        carried = interpretation.standalone != alone.standalone
        if (
            carried
            and answered
            and not speaks_of_the_same(alone, results, self._knowledge.understanding, self._reader.keywords, self._reader.diacritics)
        ):
            return (alone, *self._decide(alone, watch))
        if not carried and not answered:
            both = self._understand(question, asked_at, carry=True)
            again = self._decide(both, watch)
            if again[1].status not in _UNANSWERED and speaks_of_the_same(
                alone, again[0], self._knowledge.understanding, self._reader.keywords, self._reader.diacritics
            ):
                return (both, *again)
        return found

    def _answer(self, question: Question, interpretation: Interpretation, blank: Answer, watch: Stopwatch) -> Answer:
        reader = self._reader
        results, decision = self._decide(interpretation, watch)
        if question.history and blank.asked_at:
            interpretation, results, decision = self._with_history(question, blank.asked_at, (interpretation, results, decision), watch)
            blank = self._blank(question, interpretation, blank.asked_at)
        content = self._knowledge.understanding.content_words(interpretation.folded, folded=True)
        context = Context(self._knowledge, reader, interpretation, content, self._renames)
        if decision.status in _UNANSWERED:
            return self._unanswered(context, decision, blank, results, watch)
        chosen = Plan(Shape.PASSAGE, decision.hits[0]) if decision.superseded else plan(decision.hits, interpretation)
        watch.lap("plan")
        draft = compose_passage(context, chosen, superseded=True) if decision.superseded else _COMPOSERS[chosen.shape](context, chosen)
        watch.lap("compose")
        answer = self._verified(context, draft, blank, results)
        watch.lap("verify")
        if not answer.statements:
            return self._unanswered(context, replace(decision, status=AnswerStatus.NOT_IN_GUIDANCE), blank, results, watch)
        return answer

    def _verified(self, context: Context, draft: Draft, blank: Answer, results: SearchResults) -> Answer:
        locked, withheld = lock(draft)
        leads = [line for line in locked.lines if line.kind == "lead"]
        if not leads:
            return replace(blank, withheld=withheld)
        citations = Citations(context.interpretation.as_of, self._knowledge.registry)
        statements = cite(locked.lines, citations)
        steps = cite_steps(locked.steps, citations)
        kept_texts = {line.text for line in locked.lines}
        lost = [line for line in draft.lines if line.kind in _SUBSTANCE and line.text not in kept_texts]
        warnings = locked.warnings + ((context.say("warn.withheld", count=len(lost)),) if lost else ())
        status = AnswerStatus.ANSWERED_PARTLY if locked.partial or lost else AnswerStatus.ANSWERED
        return replace(
            blank,
            status=status,
            text=render(statements, warnings),
            statements=statements,
            steps=steps,
            citations=citations.all(),
            warnings=warnings,
            follow_ups=locked.follow_ups,
            withheld=withheld,
            results=results,
        )

    def _unanswered(self, context: Context, decision: Decision, blank: Answer, results: SearchResults, watch: Stopwatch) -> Answer:
        text, follow_ups = compose_unknown(context, decision)
        watch.lap("compose")
        return replace(blank, status=decision.status, text=text, follow_ups=follow_ups, results=results)

    def _broken(self, blank: Answer, status: AnswerStatus, wording: str, reason: str, watch: Stopwatch) -> Answer:
        text = self._knowledge.answers.text(wording, blank.language, reason=reason)
        return replace(blank, status=status, text=text, timings_ms=watch.laps())

    def _blank(self, question: Question, interpretation: Interpretation, asked_at: datetime) -> Answer:
        return Answer(
            id=question.id or uuid.uuid4().hex[:12],
            question=question.text,
            language=interpretation.language,
            as_of=interpretation.as_of,
            status=AnswerStatus.NOT_IN_GUIDANCE,
            text="",
            asked_at=asked_at,
            interpretation=interpretation,
            versions=self.versions,
        )
