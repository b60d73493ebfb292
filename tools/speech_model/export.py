"""From the PyTorch network to Kaldi's layers: normalisations are folded into the affine maps."""

from __future__ import annotations

import numpy as np

from tools.speech_model.kaldi import Affine
from tools.speech_model.network import LAYERS, Network


def affine_layers(network: Network) -> list[Affine]:
    """The layers with input scaling and batch normalisation folded in, in double precision."""
    state = {name: value.double().numpy() for name, value in network.state_dict().items()}
    scale = 1.0 / state["deviation"]
    shift = -state["mean"] * scale
    layers = []
    for index, layer in enumerate(LAYERS):
        weights, bias = state[f"affine.{index}.weight"], state[f"affine.{index}.bias"]
        layers.append(_fold(layer.offsets, weights, bias, scale, shift))
        deviation = np.sqrt(state[f"norm.{index}.running_var"] + network.norm[index].eps)
        scale = state[f"norm.{index}.weight"] / deviation
        shift = state[f"norm.{index}.bias"] - state[f"norm.{index}.running_mean"] * scale
    layers.append(_fold((0,), state["output.weight"], state["output.bias"], scale, shift))
    return layers


def _fold(
    offsets: tuple[int, ...],
    weights: np.ndarray,
    bias: np.ndarray,
    scale: np.ndarray,
    shift: np.ndarray,
) -> Affine:
    """W·(scale·x + shift) + b as one affine map; (out, in, k) becomes (out, k × in)."""
    folded = bias + np.einsum("oik,i->o", weights, shift)
    scaled = weights * scale[None, :, None]
    return Affine(offsets, scaled.transpose(0, 2, 1).reshape(len(bias), -1), folded)
