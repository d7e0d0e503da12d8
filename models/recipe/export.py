"""Write trained networks as the arrays that ``extract.ner.model`` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from extract.ner.labels import OUTSIDE
from extract.ner.vocabulary import GROUPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from network import Memory, Recogniser
    from numpy.typing import NDArray

    from extract.ner.vocabulary import Vocabulary

_VERSION = 2
_STEPS = 63


def weights_of(
    members: Sequence[Recogniser],
    vocabulary: Vocabulary,
    kinds: tuple[str, ...],
    *,
    eager: float = 0.0,
) -> dict[str, NDArray]:
    """Arrays by name: tables with 7 bits and a scale for each row, the rest with 16.

    The members have one vocabulary and one shape; their scores are averaged. ``eager`` is taken off
    the score of "no name": an average is surer of itself where all agree, and misses more.
    """
    made: dict[str, NDArray] = {
        "version": np.array(_VERSION),
        "kinds": np.array(kinds),
        "gram_rows": np.array(vocabulary.gram_rows),
    }
    for group, keys in vocabulary.known.items():
        made[f"known/{group}"] = keys
    inner, state, bias, emit = [], [], [], []
    for number, model in enumerate(members):
        for group, table in zip(GROUPS, model.words.tables, strict=True):
            codes, scale = _coded(table.weight.detach().numpy())
            made[f"{number}/table/{group}"] = codes
            made[f"{number}/scale/{group}"] = scale
        made[f"{number}/mix/weight"] = _half(model.words.mix.weight.T)
        made[f"{number}/mix/bias"] = _half(model.words.mix.bias)
        made[f"{number}/norm/weight"] = _half(model.words.norm.weight)
        made[f"{number}/norm/bias"] = _half(model.words.norm.bias)
        made |= _memory(f"{number}/memory", model.memory, len(members))
        for way in ("", "_reverse"):
            part = {
                name: _reordered(getattr(model.lstm, f"{name}_l0{way}"))
                for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            }
            inner.append(part["weight_ih"].T)
            state.append(part["weight_hh"].T)
            bias.append(part["bias_ih"] + part["bias_hh"])
        emit.append(model.emit.weight.detach().T / len(members))
    made["lstm/input"] = _half(torch.stack(inner))
    made["lstm/state"] = _half(torch.stack(state))
    made["lstm/bias"] = _half(torch.stack(bias))
    made["emit/weight"] = _half(torch.cat(emit))
    outer = torch.stack([model.emit.bias.detach() for model in members]).mean(0)
    outer[OUTSIDE] -= eager
    made["emit/bias"] = _half(outer)
    made["chain"] = torch.stack([model.transitions() for model in members]).mean(0).detach().numpy()
    made["begin"] = torch.stack([model.starts() for model in members]).mean(0).detach().numpy()
    return made


def _memory(prefix: str, memory: Memory, members: int) -> dict[str, NDArray]:
    return {
        f"{prefix}/told": _half(memory.told.weight.T),
        f"{prefix}/told_bias": _half(memory.told.bias),
        f"{prefix}/here": _half(memory.here.weight.T),
        f"{prefix}/here_bias": _half(memory.here.bias),
        f"{prefix}/heard": _half(memory.heard.weight.T),
        f"{prefix}/emit": _half(memory.emit.weight.T / members),
    }


def _coded(values: NDArray) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Code each row as whole numbers up to 63, and what they are to be multiplied by."""
    scale = (np.abs(values).max(1) / _STEPS).astype(np.float16)
    safe = np.where(scale > 0, scale, 1).astype(np.float32)
    codes = np.rint(values / safe[:, None]).clip(-_STEPS, _STEPS)
    return codes.astype(np.int8), scale


def _half(tensor: torch.Tensor) -> NDArray[np.float16]:
    return tensor.detach().numpy().astype(np.float16)


def _reordered(tensor: torch.Tensor) -> torch.Tensor:
    """Gates in the order in, forget, out, new; PyTorch has new before out."""
    enter, forget, new, out = tensor.detach().chunk(4)
    return torch.cat([enter, forget, out, new])
