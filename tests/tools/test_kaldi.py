"""Kaldi's binary form, written and read back."""

from __future__ import annotations

import numpy as np
import pytest

from tools.speech_model import kaldi


def test_scalars_and_lists_come_back() -> None:
    """Numbers, lists and tokens read back as they were written."""
    content = kaldi.token("<A>") + kaldi.integer(-7) + kaldi.real(0.25) + kaldi.integers([1, -1, 5])
    reader = kaldi.Reader(content)
    assert reader.token() == "<A>"
    assert reader.integer() == -7
    assert reader.real() == 0.25
    assert reader.integers() == [1, -1, 5]
    assert reader.position == len(content)


def test_vectors_and_matrices_come_back() -> None:
    """Uncompressed arrays are exact in single precision."""
    values = np.arange(6, dtype=np.float32).reshape(2, 3) / 3
    reader = kaldi.Reader(kaldi.vector(values[0]) + kaldi.matrix(values))
    assert np.array_equal(reader.vector(), values[0])
    assert np.array_equal(reader.matrix(), values)


def test_compressed_matrices_are_within_half_a_step() -> None:
    """Sixteen-bit matrices differ by at most half of 1/65535 of their range."""
    values = np.random.default_rng(1).normal(size=(7, 9))
    step = (values.max() - values.min()) / 65535
    back = kaldi.Reader(kaldi.compressed_matrix(values)).matrix()
    assert np.abs(back - values).max() <= step * 0.51


def test_a_constant_matrix_survives_compression() -> None:
    """A range of zero does not divide by zero."""
    back = kaldi.Reader(kaldi.compressed_matrix(np.full((2, 2), 3.5))).matrix()
    assert np.allclose(back, 3.5)


def test_a_truncated_file_is_told() -> None:
    """Reading past the end names the place instead of inventing numbers."""
    with pytest.raises(ValueError, match="ends at"):
        kaldi.Reader(kaldi.matrix(np.ones((3, 3)))[:-2]).matrix()


def test_the_acoustic_model_has_its_parts_in_kaldis_order() -> None:
    """Header, transitions, network and priors follow each other; the last byte is used."""
    layers = [
        kaldi.Affine((-1, 0, 1), np.ones((4, 6)), np.zeros(4)),
        kaldi.Affine((0,), np.ones((3, 4)), np.zeros(3)),
    ]
    content = kaldi.acoustic_model(layers, np.full(3, 1 / 3), [0, 1, 1, 2])
    assert content.startswith(b"\0B<TransitionModel> <Topology> ")
    reader = kaldi.Reader(content)
    reader.position = content.index(b"</Topology> ")
    assert reader.token() == "</Topology>"
    assert reader.token() == "<Triples>"
    assert reader.integer() == 4
    triples = [(reader.integer(), reader.integer(), reader.integer()) for _ in range(4)]
    assert triples == [(1, 0, 0), (2, 0, 1), (3, 0, 1), (4, 0, 2)]
    reader.position = content.index(b"<LeftContext> ")
    assert (reader.token(), reader.integer()) == ("<LeftContext>", 1)
    assert (reader.token(), reader.integer()) == ("<RightContext>", 1)
    assert reader.token() == "<Priors>"
    assert np.allclose(reader.vector(), 1 / 3)
    assert reader.position == len(content)


def test_frames_are_spliced_by_offset() -> None:
    """The network's text configuration names every offset of a spliced layer."""
    layers = [kaldi.Affine((-3, 0, 3), np.ones((2, 6)), np.zeros(2))]
    config = kaldi.network(layers, 2)
    assert b"input=Append(Offset(input, -3), input, Offset(input, 3))" in config
    assert b"input-node name=input dim=2" in config
