"""Merkle trees as RFC 9162 defines them (§2.1): roots, inclusion proofs, consistency proofs.

A leaf is hashed with the byte 0 before it, a node with the byte 1, so that neither can be
taken for the other. Hashes are 32 bytes; a proof is a tuple of hashes, the lowest first.

>>> root(()).hex()[:16]
'e3b0c44298fc1c14'
>>> leaves = (b"a", b"b", b"c")
>>> verify_inclusion(b"c", 2, 3, inclusion_proof(2, leaves), root(leaves))
True
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Hash = bytes


def leaf_hash(leaf: bytes) -> Hash:
    """The hash of one leaf."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    """The hash of two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two smaller than a size above 1."""
    return 1 << (size - 1).bit_length() - 1


def root(leaves: Sequence[bytes]) -> Hash:
    """The root over leaves; that of no leaf is the hash of nothing."""
    return Frontier().grown(leaves).root


@dataclass(frozen=True, kw_only=True)
class Frontier:
    """A tree's full subtrees, the largest first: all that is needed to let it grow.

    `size` is the number of leaves, `peaks` has one hash for each bit that is set in it.
    """

    size: int = 0
    peaks: tuple[Hash, ...] = ()

    def grown(self, leaves: Iterable[bytes]) -> "Frontier":
        """The tree with more leaves behind."""
        size, peaks = self.size, list(self.peaks)
        for leaf in leaves:
            hashed, bit = leaf_hash(leaf), size
            while bit & 1:
                hashed = node_hash(peaks.pop(), hashed)
                bit >>= 1
            peaks.append(hashed)
            size += 1
        return Frontier(size=size, peaks=tuple(peaks))

    @property
    def root(self) -> Hash:
        """The root of the tree as it stands."""
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        found = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            found = node_hash(peak, found)
        return found


def inclusion_proof(index: int, leaves: Sequence[bytes]) -> tuple[Hash, ...]:
    """What proves that the leaf of an index (from 0) is in the tree (§2.1.3.1); IndexError."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    middle = _split(len(leaves))
    if index < middle:
        return (*inclusion_proof(index, leaves[:middle]), root(leaves[middle:]))
    return (*inclusion_proof(index - middle, leaves[middle:]), root(leaves[:middle]))


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[Hash], expected: Hash
) -> bool:
    """Whether a proof shows that a leaf stands at an index of a tree of that size (§2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf_hash(leaf)
    for step in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = node_hash(step, found)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, step)
        here, last = here >> 1, last >> 1
    return last == 0 and found == expected


def consistency_proof(size: int, leaves: Sequence[bytes]) -> tuple[Hash, ...]:
    """What proves that the first `size` leaves were not touched since (§2.1.4.1)."""
    if not 0 < size <= len(leaves):
        raise IndexError(size)
    return _subproof(size, leaves, whole=True)


def _subproof(size: int, leaves: Sequence[bytes], *, whole: bool) -> tuple[Hash, ...]:
    if size == len(leaves):
        return () if whole else (root(leaves),)
    middle = _split(len(leaves))
    if size <= middle:
        return (*_subproof(size, leaves[:middle], whole=whole), root(leaves[middle:]))
    return (*_subproof(size - middle, leaves[middle:], whole=False), root(leaves[:middle]))


def verify_consistency(
    first: int, second: int, proof: Sequence[Hash], first_root: Hash, second_root: Hash
) -> bool:
    """Whether a proof shows that one tree is the beginning of another (§2.1.4.2)."""
    if first == second or not 0 < first < second or not proof:
        return first == second and not proof and first_root == second_root
    # A tree of a power of two is a node of every later tree: its root need not be told.
    steps = (first_root, *proof) if first.bit_count() == 1 else tuple(proof)
    here, last = first - 1, second - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            new = node_hash(new, step)
        here, last = here >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root
