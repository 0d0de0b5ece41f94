"""Roots and proofs of RFC 9162, against the vectors that Certificate Transparency publishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.domain.merkle import (
    Frontier,
    consistency_proof,
    inclusion_proof,
    root,
    verify_consistency,
    verify_inclusion,
)

#: The eight leaves of Certificate Transparency's reference tests, and the root of each first n.
LEAVES = tuple(
    bytes.fromhex(x)
    for x in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

#: Published proofs: (index, size) and the hashes of the way up.
INCLUSION = {
    (0, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (5, 8): (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 3): ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",),
}
CONSISTENCY = {
    (1, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (6, 8): (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
}

trees = st.lists(st.binary(max_size=8), min_size=1, max_size=40)


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_roots(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_the_root_of_nothing() -> None:
    assert root(()).hex() == EMPTY


@pytest.mark.parametrize("where", INCLUSION)
def test_the_published_inclusion_proofs(where: tuple[int, int]) -> None:
    index, size = where
    assert tuple(x.hex() for x in inclusion_proof(index, LEAVES[:size])) == INCLUSION[where]


@pytest.mark.parametrize("sizes", CONSISTENCY)
def test_the_published_consistency_proofs(sizes: tuple[int, int]) -> None:
    first, second = sizes
    assert tuple(x.hex() for x in consistency_proof(first, LEAVES[:second])) == CONSISTENCY[sizes]


@given(trees)
def test_every_leaf_is_proved_and_no_other_is(leaves: list[bytes]) -> None:
    whole = root(leaves)
    for index, leaf in enumerate(leaves):
        proof = inclusion_proof(index, leaves)
        assert verify_inclusion(leaf, index, len(leaves), proof, whole)
        assert not verify_inclusion(leaf + b"x", index, len(leaves), proof, whole)
        assert not verify_inclusion(leaf, index, len(leaves), (*proof, whole), whole)
        assert not verify_inclusion(leaf, index + 1, len(leaves), proof, whole) or (
            index + 1 < len(leaves) and leaves[index + 1] == leaf
        )


@given(trees, st.data())
def test_a_changed_bit_of_a_proof_is_seen(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = list(inclusion_proof(index, leaves))
    if not proof:
        return
    step = data.draw(st.integers(0, len(proof) - 1))
    proof[step] = bytes([proof[step][0] ^ 1]) + proof[step][1:]
    assert not verify_inclusion(leaves[index], index, len(leaves), proof, root(leaves))


@given(trees)
def test_every_beginning_is_consistent_with_the_whole(leaves: list[bytes]) -> None:
    whole = root(leaves)
    for size in range(1, len(leaves) + 1):
        proof = consistency_proof(size, leaves)
        first = root(leaves[:size])
        assert verify_consistency(size, len(leaves), proof, first, whole)
        if size < len(leaves):
            assert not verify_consistency(size, len(leaves), proof, first[::-1], whole)
            assert not verify_consistency(size, len(leaves), proof, first, whole[::-1])


@given(trees, st.integers(0, 40))
def test_a_tree_grows_without_reading_its_leaves_again(leaves: list[bytes], cut: int) -> None:
    begun = Frontier().grown(leaves[:cut])
    assert begun.grown(leaves[cut:]).root == root(leaves)
    assert begun.grown(leaves[cut:]).size == len(leaves)


@pytest.mark.parametrize("index", [-1, 3])
def test_there_is_no_proof_for_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(index, (b"a", b"b", b"c"))
