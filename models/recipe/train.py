"""Train one member of the recogniser: ``python models/recipe/train.py --help``."""

from __future__ import annotations

import argparse
import copy
import math
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from batches import UNKNOWN, Batch, Encoder, batches, packed
from data import read
from features import Words, count_vocabulary
from network import Recogniser, Shape, chain_loss
from sampler import Sampler
from scoring import Score, scores
from torch import nn

from corpus import LABELS
from extract.ner.crf import viterbi
from extract.ner.labels import closing, decode
from extract.ner.model import LONGEST_STRETCH
from extract.ner.vocabulary import GROUPS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data import Data
    from torch import Tensor

    from corpus import Sentence

_WARM_UP = 0.05
_LAST_RATE = 0.005
_LONGEST_GRADIENT = 1.0
_AVERAGED_STEPS = 500
_AVERAGE_EVERY = 4
_WORDS_TO_SCORE = 8000


@dataclass(frozen=True, slots=True)
class Settings:
    """How a member is trained; the defaults are those of the shipped one."""

    epochs: float = 7.0
    width: int = 128
    hidden: int = 128
    dropout: float = 0.4
    blank_word: float = 0.05
    blank_group: float = 0.05
    rate: float = 3e-3
    weight_decay: float = 0.01
    tags: float = 0.15
    wholes: float = 0.15
    memory: int = 64
    batch: int = 4500
    own_times: int = 2
    augment: float = 1.0
    stretches: str = "20,40,80,150"
    without: str = ""
    seed: int = 11


class Trainer:
    """Train a network on the corpora.

    Parameters
    ----------
    data
        The corpora.
    settings
        How.
    start
        Member to go on from, trained on the same data; none to start afresh.

    Attributes
    ----------
    average
        The network with the averaged weights.
    surprise
        Negative log-likelihood of a word's labels in the texts that were scored last.
    """

    def __init__(self, data: Data, settings: Settings, start: Recogniser | None = None) -> None:
        torch.manual_seed(settings.seed)
        self._settings = settings
        self._data = data
        self.vocabulary = count_vocabulary(data.training_words())
        self._words = Words(self.vocabulary)
        for document in data.train:
            for sentence in document.tokens.sentences:
                self._words.count(sentence.words)
        self._encoder = Encoder(self._words)
        self._sampler = Sampler(
            data,
            self._encoder,
            size=settings.batch,
            own_times=settings.own_times,
            augment=settings.augment,
            stretches=[int(size) for size in settings.stretches.split(",")],
            seed=settings.seed,
        )
        self._used = torch.tensor([float(group not in settings.without) for group in GROUPS])
        self._model = Recogniser(
            self.vocabulary.table_sizes(),
            Shape(settings.width, settings.hidden, settings.memory),
            dropout=settings.dropout,
        )
        if start is not None:
            self._model.load_state_dict(start.state_dict())
        self.average = copy.deepcopy(self._model).eval()
        self.surprise = 0.0

    def run(self) -> Iterator[str]:
        """Train; yield a line after each pass over the data."""
        settings, model = self._settings, self._model
        optimiser = torch.optim.AdamW(
            model.parameters(),
            lr=settings.rate,
            weight_decay=settings.weight_decay,
            betas=(0.9, 0.98),
            fused=True,
        )
        drawn = self._sampler.batches()
        steps, step = int(len(drawn) * settings.epochs), 0
        begin = time.monotonic()
        while step < steps:
            model.train()
            losses = []
            for batch in drawn[: steps - step]:
                for group in optimiser.param_groups:
                    group["lr"] = settings.rate * _pace(step, steps)
                loss, tags = self._loss(batch)
                optimiser.zero_grad()
                (loss + settings.tags * tags).backward()
                nn.utils.clip_grad_norm_(model.parameters(), _LONGEST_GRADIENT)
                optimiser.step()
                step += 1
                if step % _AVERAGE_EVERY == 0 or step == steps:
                    self._average(step)
                losses.append(float(loss.detach()))
            drawn = self._sampler.batches()
            watched = self.score(one.tokens.sentences for one in self._data.watched)
            yield (
                f"step {step} of {steps}, {time.monotonic() - begin:.0f} s, "
                f"loss {np.mean(losses):.4f}, surprise {self.surprise:.4f}, "
                f"F {watched['all'].f:.4f}, orgName {watched['orgName'].f:.4f}"
            )

    def _loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Loss of labels and of tags, for each word."""
        model = self._model
        context = model(
            self._words.rows(batch.numbers),
            batch.index,
            batch.parts,
            self._kept(batch.numbers),
            self._settings.blank_word,
        )
        unlikely = chain_loss(
            model.emissions(context, batch.repeats, other=batch.other),
            batch.labels,
            batch.mask,
            model.transitions(other=batch.other),
            model.starts(),
        )
        tags = torch.zeros(())
        if bool((batch.poses != UNKNOWN).any()):
            asked_of = [(model.pos, batch.poses), (model.case, batch.cases)]
            if self._settings.wholes and bool((batch.wholes != UNKNOWN).any()):
                asked_of.append((model.whole, batch.wholes))
            for head, asked in asked_of:
                tags = tags + nn.functional.cross_entropy(
                    head(context).flatten(0, 1), asked.flatten(), ignore_index=UNKNOWN
                )
        return unlikely.sum() / len(batch), tags

    def _kept(self, numbers: np.ndarray) -> Tensor:
        """Draw which groups of keys words keep: rare words often lose form and lemma."""
        times = torch.from_numpy(self._words.times(numbers)).clamp(min=0.5)
        kept = (torch.rand(len(numbers), len(GROUPS)) >= self._settings.blank_group).float()
        rare = 0.1 + 0.5 / (0.5 + times)
        kept[:, GROUPS.index("form")] *= torch.rand(len(numbers)) >= rare
        kept[:, GROUPS.index("lemma")] *= torch.rand(len(numbers)) >= rare / 2
        return kept * self._used

    def _average(self, step: int) -> None:
        """Move the averaged weights towards the present ones."""
        kept = min(1 - 1 / _AVERAGED_STEPS, (step + 1) / (step + 10)) ** _AVERAGE_EVERY
        with torch.no_grad():
            torch._foreach_lerp_(
                list(self.average.parameters()), list(self._model.parameters()), 1 - kept
            )

    @torch.no_grad()
    def score(self, texts: Iterable[list[Sentence]]) -> dict[str, Score]:
        """Score the averaged weights on texts, each a list of sentences."""
        model, pad = self.average, self._sampler.pad
        chain, begin, final = model.transitions().numpy(), model.starts().numpy(), closing(LABELS)
        documents = [
            list(packed(map(self._encoder, sentences), LONGEST_STRETCH)) for sentences in texts
        ]
        pairs = []
        unlikely = words = 0.0
        for batch in batches(documents, _WORDS_TO_SCORE, pad):
            used = self._used.expand(len(batch.numbers), -1)
            context = model(self._words.rows(batch.numbers), batch.index, batch.parts, used)
            emissions = model.emissions(context, batch.repeats)
            unlikely += float(
                chain_loss(
                    emissions, batch.labels, batch.mask, model.transitions(), model.starts()
                ).sum()
            )
            words += len(batch)
            order = np.argsort(-batch.mask.sum(0).numpy(), kind="stable")
            mask = batch.mask.numpy()[:, order]
            found = np.zeros(mask.shape, dtype=np.int8)
            found[mask] = viterbi(
                emissions.numpy()[:, order][mask],
                [0, *np.cumsum(mask.sum(1)).tolist()],
                chain,
                begin,
                final,
            )
            gold = batch.labels.numpy()[:, order].astype(np.int8)
            pairs += [
                (set(decode(gold[:, place], LABELS)), set(decode(found[:, place], LABELS)))
                for place in range(mask.shape[1])
            ]
        self.surprise = unlikely / words
        return scores(pairs)


def _pace(step: int, steps: int) -> float:
    """Learning rate beside its peak: up in a line, down along a cosine."""
    warm = min(1.0, (step + 1) / (_WARM_UP * steps))
    return warm * (0.5 * (1 + math.cos(math.pi * step / steps)) + _LAST_RATE)


def load(path: Path) -> tuple[Recogniser, Vocabulary]:
    """Read a trained member."""
    saved = torch.load(path, weights_only=False)
    vocabulary = Vocabulary(saved["known"], saved["gram_rows"])
    settings = Settings(**saved["settings"])
    shape = Shape(settings.width, settings.hidden, settings.memory)
    member = Recogniser(vocabulary.table_sizes(), shape)
    member.load_state_dict(saved["state"])
    return member, vocabulary


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nkjp", type=Path, required=True, help="nkjp-nested-simplified-v2.iob")
    parser.add_argument("--own", type=Path, required=True, help="folder of our own passages")
    parser.add_argument("--kpwr", type=Path, help="kpwr-ner-n82.iob, also packed with gzip")
    parser.add_argument("--out", type=Path, required=True, help="file for the trained member")
    parser.add_argument("--start", type=Path, help="trained member to go on from")
    for field in fields(Settings):
        kind = type(field.default)
        name = "--" + field.name.replace("_", "-")
        parser.add_argument(name, type=kind, default=field.default, help=f"default {field.default}")
    given = vars(parser.parse_args())
    torch.set_num_threads(1)
    data = read(given["nkjp"], given["own"], given["kpwr"])
    settings = Settings(**{field.name: given[field.name] for field in fields(Settings)})
    start = load(given["start"])[0] if given["start"] else None
    trainer = Trainer(data, settings, start)
    for line in trainer.run():
        print(line, flush=True)
        saved = {
            "state": trainer.average.state_dict(),
            "settings": asdict(settings),
            "known": trainer.vocabulary.known,
            "gram_rows": trainer.vocabulary.gram_rows,
        }
        torch.save(saved, given["out"])
    print(f"our passages: F {trainer.score(data.own_held)['all'].f:.4f}", flush=True)


if __name__ == "__main__":
    main()
