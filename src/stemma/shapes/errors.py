"""Which errors can a caller of Stemma meet?

The whole tree; one class per decision a caller can take::

    StemmaError                  every error of ours; its text is one sentence for a person
    ├── InputError               what was given cannot be used: tell the giver, go on with the rest
    │   ├── TooLargeError        over a limit of size, depth or time
    │   └── UnknownFormatError   no reader takes these bytes
    ├── ArchiveError             the archive on disk cannot serve this call
    │   └── ArchiveFormatError   not an archive, or written by another version of Stemma
    ├── FetchError               the outside failed; ``permanent`` says retry or stop
    │   └── AddressRefusedError  an address we do not go to: private network, scheme, port
    └── RecordError              the record refuses
        ├── NotFoundError        no such thing, or none that this person may see
        ├── NotPermittedError    this person may not do this
        ├── StateError           the thing is not in a state that allows it
        └── TooOftenError        asked more often than a stranger may
"""

from __future__ import annotations


class StemmaError(Exception):
    """Base of all: ``str(error)`` is one sentence naming the thing, the value and the next step."""


class InputError(StemmaError):
    """What was given cannot be used."""


class TooLargeError(InputError):
    """Over a limit of size, depth or time."""


class UnknownFormatError(InputError):
    """No reader takes these bytes."""


class ArchiveError(StemmaError):
    """The archive on disk cannot serve this call."""


class ArchiveFormatError(ArchiveError):
    """The folder is no archive, or one that this version of Stemma cannot read."""


class FetchError(StemmaError):
    """The outside failed. ``permanent`` is true where trying again cannot help."""

    def __init__(self, message: str, *, permanent: bool, status: int | None = None) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.status = status


class AddressRefusedError(FetchError):
    """An address that Stemma does not go to."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


class RecordError(StemmaError):
    """The record refuses."""


class NotFoundError(RecordError):
    """No such thing, or none that this person may see."""


class NotPermittedError(RecordError):
    """This person may not do this."""


class StateError(RecordError):
    """The thing is not in a state that allows it."""


class TooOftenError(RecordError):
    """Asked more often than a stranger may."""
