"""How far a run has come, in a form by which a later run can tell that it is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from cleaner.messages import phrase
from cleaner.run.batch import Outcome
from cleaner.run.inputs import Input, printable
from cleaner.run.journal import Checkpoint, ResumeError
from cleaner.run.work import Cleaned, Item


class Trail:
    """The inputs that are finished, and the items that are out of the one that is not."""

    def __init__(self) -> None:
        self.inputs = 0
        self.size = 0  # their bytes
        self.members = 0
        self._walked = hashlib.blake2b(digest_size=16)
        self._digest = hashlib.blake2b(digest_size=16)

    @property
    def walked(self) -> str:
        """A hash over the finished inputs."""
        return self._walked.hexdigest()

    @property
    def digest(self) -> str:
        """A hash over the items of the input that is not finished."""
        return self._digest.hexdigest()

    def item(self, item: Item) -> None:
        """Go past an item."""
        self.members += 1
        if isinstance(item, Cleaned):
            self._digest.update(item.id.encode("utf-8", "replace") + item.text)
        else:
            self._digest.update(f"{type(item).__name__}{item.reason}".encode("utf-8", "replace"))

    def finish(self, given: Input) -> None:
        """Go past the end of an input."""
        size = 0 if given.is_stream else given.size
        parts = (given.path, size, given.mtime_ns, given.problem, given.skip, given.ends)
        self._walked.update(repr(parts).encode("utf-8", "replace"))
        self._digest = hashlib.blake2b(digest_size=16)
        self.inputs += 1
        self.size += size
        self.members = 0

    def inputs_after(self, start: Checkpoint, inputs: Iterator[Input]) -> Iterator[Input]:
        """Pass over the inputs that are finished, once it is certain that they are the same.

        Raises:
            ResumeError: they are others.
        """
        for _ in range(start.inputs):
            given = next(inputs, None)
            if given is None:
                raise ResumeError(
                    phrase("there are fewer inputs than the interrupted run has read")
                )
            self.finish(given)
        if self.walked != start.walk:
            raise ResumeError(phrase("the inputs have changed since the run was interrupted"))
        yield from inputs

    def items_after(self, start: Checkpoint, stream: Iterator[Outcome]) -> Iterator[Outcome]:
        """Pass over the items of the first input that are out, once it is certain that it is they.

        Raises:
            ResumeError: they are others.
        """
        for given, item in stream:
            if self.members >= start.members:
                yield given, item
                break
            if item is not None:
                self.item(item)
            if item is None or (self.members == start.members and self.digest != start.digest):
                raise ResumeError(
                    phrase(
                        "{path} has changed since the run was interrupted",
                        path=printable(given.path),
                    )
                )
        yield from stream
