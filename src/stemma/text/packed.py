"""What did the kernels leave of passages and their blocks? Kept as bytes, and read when somebody asks."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import overload

from stemma.text.align import Block
from stemma.text.passage import WordPassage

PASSAGE = struct.Struct("<7I4xd")
_BLOCK = struct.Struct("<3i")


class PackedPassages(Sequence[WordPassage]):
    """Passages as the kernels have them."""

    __slots__ = ("_made", "blocks", "passages")

    def __init__(self, passages: bytes, blocks: bytes) -> None:
        """Takes the kernels' structures."""
        self.passages, self.blocks = passages, blocks
        self._made: tuple[WordPassage, ...] | None = None

    @classmethod
    def of(cls, passages: Sequence[WordPassage]) -> PackedPassages:
        """The same passages, packed."""
        if isinstance(passages, PackedPassages):
            return passages
        packed, blocks = bytearray(), bytearray()
        for one in passages:
            first = len(blocks) // _BLOCK.size
            packed += PASSAGE.pack(*one[:4], first, len(one.blocks), 0, 0.0)
            for block in one.blocks:
                blocks += _BLOCK.pack(*block)
        return cls(bytes(packed), bytes(blocks))

    @property
    def block_count(self) -> int:
        """How many blocks there are in all."""
        return len(self.blocks) // _BLOCK.size

    def __len__(self) -> int:
        return len(self.passages) // PASSAGE.size

    def __iter__(self) -> Iterator[WordPassage]:
        return iter(self._all())

    @overload
    def __getitem__(self, at: int) -> WordPassage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[WordPassage]: ...
    def __getitem__(self, at: int | slice) -> WordPassage | Sequence[WordPassage]:
        return self._all()[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def _all(self) -> tuple[WordPassage, ...]:
        if self._made is None:
            blocks = [Block(*one) for one in _BLOCK.iter_unpack(self.blocks)]
            self._made = tuple(
                WordPassage(one[0], one[1], one[2], one[3], tuple(blocks[one[4] : one[4] + one[5]]))
                for one in PASSAGE.iter_unpack(self.passages)
            )
        return self._made
