"""The recogniser as PyTorch trains it; ``extract.ner.network`` computes the same in numpy."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

GROUP_WIDTHS = {
    "form": 32,
    "lemma": 64,
    "tag": 32,
    "name": 24,
    "shape": 24,
    "affix": 32,
    "gram": 32,
}


@dataclass(slots=True)
class Shape:
    """Sizes of a network."""

    width: int = 128
    hidden: int = 128
    layers: int = 1
    widths: tuple[int, ...] = tuple(GROUP_WIDTHS.values())


class WordEncoder(nn.Module):
    """One vector for each different word, from the rows of its keys."""

    def __init__(self, sizes: list[int], shape: Shape) -> None:
        super().__init__()
        self.tables = nn.ModuleList(
            nn.EmbeddingBag(size, width, mode="mean", padding_idx=0)
            for size, width in zip(sizes, shape.widths, strict=True)
        )
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
            with torch.no_grad():
                table.weight[0] = 0
        self.mix = nn.Linear(sum(shape.widths), 2 * shape.width)
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


class Recogniser(nn.Module):
    """Words, a two-way LSTM over each stretch of text, scores of labels, and the chain's scores."""

    def __init__(
        self,
        sizes: list[int],
        shape: Shape,
        labels: int,
        allowed: Tensor,
        *,
        dropout: float,
        poses: int,
        cases: int,
    ) -> None:
        super().__init__()
        self.words = WordEncoder(sizes, shape)
        self.lstm = nn.LSTM(
            shape.width,
            shape.hidden,
            shape.layers,
            bidirectional=True,
            dropout=dropout if shape.layers > 1 else 0.0,
        )
        self.drop = nn.Dropout(dropout)
        self.emit = nn.Linear(2 * shape.hidden, labels)
        self.emit_other = nn.Linear(2 * shape.hidden, labels)
        self.pos = nn.Linear(2 * shape.hidden, poses)
        self.case = nn.Linear(2 * shape.hidden, cases)
        self.chain = nn.Parameter(torch.zeros(labels, labels))
        self.chain_other = nn.Parameter(torch.zeros(labels, labels))
        self.begin = nn.Parameter(torch.zeros(labels))
        self.register_buffer("allowed", allowed)

    def forward(
        self,
        rows: list[tuple[Tensor, Tensor]],
        index: Tensor,
        keep: Tensor | None = None,
        noise: float = 0.0,
    ) -> Tensor:
        """Context vectors (time x batch x 2 hidden) for words ``index`` (time x batch)."""
        vectors = self.words(rows, keep)
        x = vectors[index]
        if noise and self.training:
            x = x * (torch.rand(*index.shape, 1) >= noise)
        x = self.drop(x)
        h, _ = self.lstm(x)
        return self.drop(h)

    def emissions(self, context: Tensor, source: int = 0) -> Tensor:
        """Scores of labels, by the guidelines of the main source of text or of the other one."""
        return (self.emit_other if source else self.emit)(context)

    def transitions(self, source: int = 0) -> Tensor:
        """Scores of one label after another, with what BIOES forbids far below all else."""
        chain = self.chain_other if source else self.chain
        return chain.masked_fill(~self.allowed[1:], -1e4)

    def starts(self) -> Tensor:
        """Scores of the first label."""
        return self.begin.masked_fill(~self.allowed[0], -1e4)


def chain_loss(
    scores: Tensor,
    labels: Tensor,
    mask: Tensor,
    chain: Tensor,
    begin: Tensor,
    soft: Tensor | None = None,
) -> Tensor:
    """Negative log-likelihood of each stretch (batch); scores are time x batch x labels.

    ``soft`` are the chances of labels that a teacher gives, in the place of the labels; for steps
    from one to the next the labels themselves are taken.
    """
    total = begin + scores[0]
    for t in range(1, len(scores)):
        step = torch.logsumexp(total[:, :, None] + chain, 1) + scores[t]
        total = torch.where(mask[t][:, None], step, total)
    if soft is None:
        local = scores.gather(2, labels[:, :, None])[:, :, 0]
    else:
        local = (scores * soft).sum(2)
    gold = (local * mask).sum(0) + begin[labels[0]]
    gold = gold + (chain[labels[:-1], labels[1:]] * mask[1:]).sum(0)
    return torch.logsumexp(total, 1) - gold
