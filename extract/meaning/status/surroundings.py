"""What the place of a number says: the title above it, the line that opens its list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning.status import questions
from extract.meaning.status.cues import ahead, titles
from extract.meaning.status.governor import governor
from extract.meaning.status.reading import Reading
from extract.polish.tokens import tokenise
from extract.sections import LIST_ITEMS, heading_end

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.facts.fact import Status
    from extract.meaning.status.triggers import Trigger
    from extract.polish.sentences import SentenceIndex
    from extract.sections import Section

_AND = re.compile(r",\s|\s(?:i|oraz|a)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ANSWER = re.compile(r"\s{0,4}Odp(?:owiedź)?\.\s{0,4}")  # between a question and "Odp. 4"
_TITLED = frozenset({"heading", "task", "project", "numbered"})
_ITEMS = LIST_ITEMS | {"paragraph"}
_LONGEST_TITLE = 120
_LONGEST_LEAD = 400
_NOTHING: frozenset[str] = frozenset()


class Surroundings:
    """Titles and leads of one report, each read once."""

    def __init__(self, text: str, sections: Iterable[Section], sentences: SentenceIndex) -> None:
        self._text = text
        self._sentences = sentences
        self._sections = {section.section_id: section for section in sections}
        self._moods: dict[str, Status | None] = {}
        self._leads: dict[tuple[int, int], Trigger | None] = {}

    def title(self, section_id: str) -> Status | None:
        """Return what the nearest title above says that says anything."""
        if section_id not in self._moods:
            section = self._sections.get(section_id)
            mood: Status | None = None
            if section is not None:
                mood = self._mood(section)
                if mood is None and section.parent_id is not None:
                    mood = self.title(section.parent_id)
            self._moods[section_id] = mood
        return self._moods[section_id]

    def introduces(self, section_id: str) -> bool:
        """Tell whether a section is what a project's report says before its activities."""
        section = self._sections.get(section_id)
        return section is not None and section.kind == "project"

    def lead(self, section_id: str, sentence: int) -> Trigger | None:
        """Return what governs the line that opens the list of an item, or the line above.

        That is one with a colon, or a question of what is meant.
        """
        if sentence:
            start, end = self._sentences.bounds(sentence - 1)
            if sentence > 1 and _ANSWER.fullmatch(self._text, start, end):
                start, end = self._sentences.bounds(sentence - 2)
            found = self._lead_in(start, end)
            if found is not None:
                return found
        section = self._sections.get(section_id)
        if section is None or section.kind not in _ITEMS or section.parent_id is None:
            return None
        above = self._sections.get(section.parent_id)
        if above is None or above.end <= above.content_start:
            return None
        last = self._sentences.index(above.end - 1)
        return self._lead_in(*self._sentences.bounds(last))

    def _mood(self, section: Section) -> Status | None:
        title = section.title
        if title is None or len(title) > _LONGEST_TITLE:
            return None
        if section.kind not in _TITLED and heading_end(section, self._text) is None:
            return None
        said = [cue.status for cue in titles().in_words(_WORD.findall(title)[:6])]
        if said[:1] == ["planned"] and _is_mixed(title):
            return None  # "Finanse i plany": what is ahead has its own verb
        # "Plan i wykonanie" says both.
        return said[0] if said and not {"planned", "achieved"} <= set(said) else None

    def _lead_in(self, start: int, end: int) -> Trigger | None:
        start = max(start, end - _LONGEST_LEAD)
        key = start, end
        if key not in self._leads:
            line = self._text[start:end].rstrip()
            opens = line.endswith(":")
            behind = start + len(line)
            said: Trigger | None = None
            if opens:
                tokens = tokenise(self._text, start, behind)
                said = governor(Reading(tokens, start, behind, ()), behind, _NOTHING)
            elif line.endswith("?"):
                said = questions.plan(self._text, start, behind)
            self._leads[key] = said
        return self._leads[key]


def _is_mixed(title: str) -> bool:
    """Tell a title whose plans stand behind something that is none: "Finanse, wskaźniki, plany"."""
    first, *others = _AND.split(title)
    if not others or any(True for _ in titles().in_words(_WORD.findall(first))):
        return False
    return any(member.lower().startswith(ahead()) for member in others)
