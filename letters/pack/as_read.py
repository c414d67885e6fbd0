"""A letter with what was read for each of its sentences, beside the blocks that every format writes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from letters.compose import is_told
from letters.kit.frozen import frozen
from letters.render import Document, PageBreak, ReadPaper, enclosed, numbered, said, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.compose import Letter
    from letters.render import Engine, Sentence


@frozen
class ReadLetter:
    """A letter as its template read the case: itself, then its annexes. Sentences are numbered through all of them."""

    letter: Letter
    papers: tuple[ReadPaper, ...]

    @cached_property
    def document(self) -> Document:
        """The blocks, the same as of a letter that is written."""
        made, *annexes = [numbered(Document(tuple(each.block for each in paper.blocks))) for paper in self.papers]
        return enclosed(made, annexes)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for paper in self.papers for sentence in paper.sentences)

    @cached_property
    def numbers(self) -> tuple[range, ...]:
        """The numbers of the sentences of each block of the document."""
        return tuple(self._numbers())

    def _numbers(self) -> Iterator[range]:
        counts = iter([len(each.sentences) for paper in self.papers for each in paper.blocks])
        annexed = len(self.papers[0].blocks)  # where the first annex begins, behind a break that no template made
        start = 0
        for place, block in enumerate(self.document.blocks):
            is_between = place == annexed and isinstance(block, PageBreak)
            count = 0 if is_between else next(counts)
            yield range(start, start + count)
            start += count

    def is_own(self, number: int) -> bool:
        """Whether a sentence is the program's own: nothing that the person told was read for it."""
        return not any(is_told(str(read)) for read in self.sentences[number].read)

    def lost(self, letter: Letter, engine: Engine) -> frozenset[int]:
        """The sentences that do not stand as they do here in the same letter of a case that is another.

        Of an annex that is not joined there, all. Raises TemplateError.
        """
        joined = _templates(letter)
        start, found = 0, set[int]()
        for paper in self.papers:
            count = len(paper.sentences)
            places: Iterable[int] = range(count)
            if paper.template in joined:
                places = paper.lost(said(letter.context, engine.markup(paper.template, letter.context)))
            found.update(start + place for place in places)
            start += count
        return frozenset(found)


def read_letter(letter: Letter, engine: Engine) -> ReadLetter:
    """The letter with its annexes, and what was read for each sentence. Raises TemplateError."""
    papers = (ReadPaper(one, letter.context, engine.noted(one, letter.context)) for one in _templates(letter))
    return ReadLetter(letter, tuple(papers))


def words_of(letter: Letter, engine: Engine) -> str:
    """All that a letter says with its annexes, a line for each paragraph, point and cell. Raises TemplateError."""
    return "\n".join(line for one in _templates(letter) for line in texts(engine.markup(one, letter.context)))


def _templates(letter: Letter) -> tuple[str, ...]:
    return (letter.head.id, *(annex.id for annex in letter.annexes))
