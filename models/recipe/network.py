"""The recogniser as PyTorch trains it; ``extract.ner.network`` computes the same in numpy."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from batches import CASES, POSES, WHOLE_LABELS
from torch import Tensor, nn

from corpus import LABELS
from extract.ner.labels import allowed, label_names
from extract.ner.vocabulary import GROUPS

_NEVER = -1e4
_LEAST = 1e-30

GROUP_WIDTHS = {
    "form": 24,
    "lemma": 48,
    "tag": 32,
    "name": 24,
    "shape": 24,
    "affix": 24,
    "gram": 32,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a network.

    Attributes
    ----------
    width
        Of a word's vector.
    hidden
        Of the state of each direction.
    memory
        Of what one place of a word tells the others.
    """

    width: int = 128
    hidden: int = 128
    memory: int = 64


class WordEncoder(nn.Module):
    """One vector for each different word, from the rows of its keys."""

    def __init__(self, sizes: list[int], shape: Shape) -> None:
        super().__init__()
        self.tables = nn.ModuleList(
            nn.EmbeddingBag(size, width, mode="mean", padding_idx=0)
            for size, width in zip(sizes, (GROUP_WIDTHS[group] for group in GROUPS), strict=True)
        )
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
            with torch.no_grad():
                table.weight[0] = 0
        self.mix = nn.Linear(sum(GROUP_WIDTHS.values()), 2 * shape.width)
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, rows: list[tuple[Tensor, Tensor]], keep: Tensor | None) -> Tensor:
        """Encode words; ``keep`` (words x groups) scales groups that are dropped to 0."""
        parts = [
            table(index, offsets) for table, (index, offsets) in zip(self.tables, rows, strict=True)
        ]
        if keep is not None:
            parts = [part * keep[:, place : place + 1] for place, part in enumerate(parts)]
        mixed = self.mix(torch.cat(parts, 1))
        return self.norm(mixed.view(len(mixed), -1, 2).amax(2))


class Memory(nn.Module):
    """What a document says of a word where it stands elsewhere, as scores of labels."""

    def __init__(self, read: int, width: int, count: int, dropout: float) -> None:
        super().__init__()
        self.told = nn.Linear(read, width)
        self.heard = nn.Linear(width, width, bias=False)
        self.here = nn.Linear(read, width)
        self.drop = nn.Dropout(dropout)
        self.emit = nn.Linear(width, count, bias=False)
        self.emit_other = nn.Linear(width, count, bias=False)

    def forward(self, context: Tensor, repeats: Tensor, *, other: bool) -> Tensor:
        """Score labels; words that stand once in their document get zeros."""
        flat, group = context.flatten(0, 1), repeats.flatten()
        made = flat.new_zeros(len(flat), self.emit.out_features)
        held = (group >= 0).nonzero()[:, 0]
        if not len(held):
            return made.view(*repeats.shape, -1)
        times = torch.bincount(group[held])
        held = held[times[group[held]] > 1]
        group, read = group[held], flat[held]
        told = torch.tanh(self.told(read))
        sums = told.new_zeros(len(times), told.shape[1]).index_add(0, group, told)
        others = (sums[group] - told) / (times[group] - 1)[:, None]
        mixed = self.drop(torch.tanh(self.heard(others) + self.here(read)))
        scored = (self.emit_other if other else self.emit)(mixed)
        return made.index_copy(0, held, scored).view(*repeats.shape, -1)


class Recogniser(nn.Module):
    """Words, a two-way LSTM over each stretch of text, scores of labels, and the chain's scores."""

    def __init__(self, sizes: list[int], shape: Shape, *, dropout: float = 0.0) -> None:
        super().__init__()
        count = len(label_names(LABELS))
        self.words = WordEncoder(sizes, shape)
        self.lstm = nn.LSTM(shape.width, shape.hidden, bidirectional=True)
        self.drop = nn.Dropout(dropout)
        self.emit = nn.Linear(2 * shape.hidden, count)
        self.emit_other = nn.Linear(2 * shape.hidden, count)
        self.pos = nn.Linear(2 * shape.hidden, len(POSES))
        self.case = nn.Linear(2 * shape.hidden, len(CASES))
        self.whole = nn.Linear(2 * shape.hidden, len(WHOLE_LABELS))
        self.memory = Memory(2 * shape.hidden, shape.memory, count, dropout / 2)
        self.chain = nn.Parameter(torch.zeros(count, count))
        self.chain_other = nn.Parameter(torch.zeros(count, count))
        self.begin = nn.Parameter(torch.zeros(count))
        self.register_buffer("allowed", torch.from_numpy(allowed(LABELS)))

    def forward(
        self,
        rows: list[tuple[Tensor, Tensor]],
        index: Tensor,
        parts: list[tuple[int, int]],
        keep: Tensor | None = None,
        noise: float = 0.0,
    ) -> Tensor:
        """Read words ``index`` (time x batch) in their context (time x batch x 2 hidden).

        ``parts`` are stretches of like length, read one part after another; ``noise`` is the chance
        that a word is blanked in training.
        """
        read = self.words(rows, keep)[index]
        if noise and self.training:
            read = read * (torch.rand(*index.shape, 1) >= noise)
        read = self.drop(read)
        states, begin = [], 0
        for count, length in parts:
            state, _ = self.lstm(read[:length, begin : begin + count])
            states.append(nn.functional.pad(state, (0, 0, 0, 0, 0, len(read) - length)))
            begin += count
        return self.drop(torch.cat(states, 1))

    def emissions(self, context: Tensor, repeats: Tensor, *, other: bool = False) -> Tensor:
        """Scores of labels, by NKJP's guidelines or by those of the other corpus."""
        scored = (self.emit_other if other else self.emit)(context)
        return scored + self.memory(context, repeats, other=other)

    def transitions(self, *, other: bool = False) -> Tensor:
        """Scores of one label after another, with what BIOES forbids far below all else."""
        chain = self.chain_other if other else self.chain
        return chain.masked_fill(~self.allowed[1:], _NEVER)

    def starts(self) -> Tensor:
        """Scores of the first label."""
        return self.begin.masked_fill(~self.allowed[0], _NEVER)


def chain_loss(
    scores: Tensor, labels: Tensor, mask: Tensor, chain: Tensor, begin: Tensor
) -> Tensor:
    """Negative log-likelihood of each stretch (batch); scores are time x batch x labels."""
    total = begin + scores[0]
    steps = torch.exp(chain)
    for time in range(1, len(scores)):
        top = total.amax(1, keepdim=True)
        reached = torch.exp(total - top) @ steps
        step = top + torch.log(reached.clamp(min=_LEAST)) + scores[time]
        total = torch.where(mask[time][:, None], step, total)
    local = scores.gather(2, labels[:, :, None])[:, :, 0]
    gold = (local * mask).sum(0) + begin[labels[0]]
    gold = gold + (chain[labels[:-1], labels[1:]] * mask[1:]).sum(0)
    return torch.logsumexp(total, 1) - gold
