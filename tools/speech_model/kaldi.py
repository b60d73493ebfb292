"""Writing (and reading back) the pieces of a Kaldi model file in Kaldi's binary form.

After Kaldi's base/io-funcs-inl.h, matrix/kaldi-matrix.cc, matrix/compressed-matrix.cc,
hmm/transition-model.cc, hmm/hmm-topology.cc and nnet3/nnet-*.cc. All numbers are little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

HEADER = b"\0B"
Array = NDArray[np.float64] | NDArray[np.float32]


def token(name: str) -> bytes:
    """A token and the space that ends it."""
    return name.encode("ascii") + b" "


def integer(value: int) -> bytes:
    """An int32 with its size in front."""
    return struct.pack("<bi", 4, value)


def real(value: float) -> bytes:
    """A float32 with its size in front."""
    return struct.pack("<bf", 4, value)


def integers(values: Sequence[int]) -> bytes:
    """A std::vector<int32>."""
    return struct.pack(f"<bi{len(values)}i", 4, len(values), *values)


def vector(values: Array) -> bytes:
    """A Vector<float>."""
    return token("FV") + integer(len(values)) + np.asarray(values, "<f4").tobytes()


def matrix(values: Array) -> bytes:
    """A Matrix<float>."""
    rows, columns = values.shape
    return token("FM") + integer(rows) + integer(columns) + np.asarray(values, "<f4").tobytes()


def compressed_matrix(values: Array) -> bytes:
    """A matrix as 16-bit steps between its least and greatest value; Kaldi expands it."""
    rows, columns = values.shape
    least = np.float32(values.min())
    span = np.float32(values.max() - values.min()) or np.float32(1.0)
    steps = np.clip(np.rint((values - least) / span * 65535), 0, 65535).astype("<u2")
    return token("CM2") + struct.pack("<ffii", least, span, rows, columns) + steps.tobytes()


@dataclass(frozen=True, slots=True)
class Affine:
    """An affine layer over frames spliced together, followed by a ReLU unless it is the last."""

    offsets: tuple[int, ...]
    weights: NDArray[np.float64]
    """(outputs, offsets × inputs), the offsets' inputs one after another."""
    bias: NDArray[np.float64]


def transition_model(phone_pdfs: Sequence[int]) -> bytes:
    """One emitting state a phone; phone i + 1 has pdf `phone_pdfs[i]`.

    Transition 2·phone − 1 is the self-loop, 2·phone the way out, each with probability ½.
    """
    count = len(phone_pdfs)
    phones = list(range(1, count + 1))
    emitting = (
        integer(0)  # pdf class
        + integer(2)
        + (integer(0) + real(0.5))
        + (integer(1) + real(0.5))
    )
    final = integer(-1) + integer(0)
    topology = (
        token("<Topology>")
        + integers(phones)
        + integers([-1] + [0] * count)
        + integer(1)
        + integer(2)
        + emitting
        + final
        + token("</Topology>")
    )
    triples = b"".join(
        integer(phone) + integer(0) + integer(pdf)
        for phone, pdf in zip(phones, phone_pdfs, strict=True)
    )
    logs = np.full(2 * count + 1, np.log(0.5))
    logs[0] = 0.0
    return (
        token("<TransitionModel>")
        + topology
        + token("<Triples>")
        + integer(count)
        + triples
        + token("</Triples>")
        + token("<LogProbs>")
        + vector(logs)
        + token("</LogProbs>")
        + token("</TransitionModel>")
    )


def _nonlinearity(kind: str, width: int) -> bytes:
    empty = vector(np.zeros(0))
    return (
        token(f"<{kind}>")
        + token("<Dim>")
        + integer(width)
        + token("<ValueAvg>")
        + empty
        + token("<DerivAvg>")
        + empty
        + token("<Count>")
        + real(0.0)
        + token(f"</{kind}>")
    )


def _affine(layer: Affine) -> bytes:
    return (
        token("<FixedAffineComponent>")
        + token("<LinearParams>")
        + compressed_matrix(layer.weights)
        + token("<BiasParams>")
        + vector(layer.bias)
        + token("</FixedAffineComponent>")
    )


def network(layers: Sequence[Affine], inputs: int) -> bytes:
    """An nnet3 network that ends in a log-softmax."""
    config = [f"input-node name=input dim={inputs}"]
    components: list[tuple[str, bytes]] = []
    below = "input"

    def add(name: str, component: bytes, source: str) -> str:
        config.append(f"component-node name={name} component={name} input={source}")
        components.append((name, component))
        return name

    for index, layer in enumerate(layers):
        spliced = [below if k == 0 else f"Offset({below}, {k})" for k in layer.offsets]
        source = spliced[0] if len(spliced) == 1 else f"Append({', '.join(spliced)})"
        below = add(f"affine{index}", _affine(layer), source)
        if index < len(layers) - 1:
            relu = _nonlinearity("RectifiedLinearComponent", len(layer.bias))
            below = add(f"relu{index}", relu, below)
    outputs = len(layers[-1].bias)
    below = add("softmax", _nonlinearity("LogSoftmaxComponent", outputs), below)
    config.append(f"output-node name=output input={below} objective=linear")
    return (
        token("<Nnet3>")
        + ("\n" + "\n".join(config) + "\n\n").encode("ascii")
        + token("<NumComponents>")
        + integer(len(components))
        + b"".join(token("<ComponentName>") + token(name) + body for name, body in components)
        + token("</Nnet3>")
    )


def acoustic_model(
    layers: Sequence[Affine], priors: NDArray[np.float64], phone_pdfs: Sequence[int]
) -> bytes:
    """The whole of am/final.mdl."""
    context = sum(max(layer.offsets) for layer in layers)
    inputs = layers[0].weights.shape[1] // len(layers[0].offsets)
    return (
        HEADER
        + transition_model(phone_pdfs)
        + network(layers, inputs)
        + token("<LeftContext>")
        + integer(context)
        + token("<RightContext>")
        + integer(context)
        + token("<Priors>")
        + vector(priors)
    )


class Reader:
    """Reads back what the writers above wrote; for tests and for looking into a model."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.position = 0

    def _take(self, count: int) -> bytes:
        piece = self._content[self.position : self.position + count]
        if len(piece) < count:
            raise ValueError(f"the file ends at {len(self._content)}, in the middle of a value")
        self.position += count
        return piece

    def token(self) -> str:
        """The next token; ValueError where there is none."""
        end = self._content.find(b" ", self.position)
        if end < 0:
            raise ValueError(f"no token at {self.position}")
        name = self._content[self.position : end].decode("ascii")
        self.position = end + 1
        return name

    def integer(self) -> int:
        """An int32."""
        size, value = struct.unpack("<bi", self._take(5))
        if size != 4:
            raise ValueError(f"an int32 was expected at {self.position - 5}, not size {size}")
        return int(value)

    def real(self) -> float:
        """A float32."""
        return float(struct.unpack("<bf", self._take(5))[1])

    def integers(self) -> list[int]:
        """A std::vector<int32>."""
        _, count = struct.unpack("<bi", self._take(5))
        return list(struct.unpack(f"<{count}i", self._take(4 * count)))

    def vector(self) -> NDArray[np.float32]:
        """A Vector<float>."""
        self._expect("FV")
        return np.frombuffer(self._take(4 * self.integer()), "<f4")

    def matrix(self) -> NDArray[np.float32]:
        """A Matrix<float>, compressed or not."""
        kind = self.token()
        if kind == "CM2":
            least, span, rows, columns = struct.unpack("<ffii", self._take(16))
            steps = np.frombuffer(self._take(2 * rows * columns), "<u2").astype(np.float32)
            values = np.float32(least) + steps * np.float32(span / 65535)
            return np.asarray(values, np.float32).reshape(rows, columns)
        if kind != "FM":
            raise ValueError(f"a matrix was expected, not {kind}")
        rows, columns = self.integer(), self.integer()
        return np.frombuffer(self._take(4 * rows * columns), "<f4").reshape(rows, columns)

    def _expect(self, name: str) -> None:
        found = self.token()
        if found != name:
            raise ValueError(f"{name} was expected, not {found}")
