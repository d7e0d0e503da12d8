"""Train the recogniser; ``python models/recipe/train.py --help`` lists what it takes."""

from __future__ import annotations

import argparse
import copy
import json
import math
import pickle
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from augment import Augmenter
from batches import CASES, POSES, Encoded, Encoder, batches, packed
from corpus import LABELS, read_inline
from features import Words, count_vocabulary
from network import Recogniser, Shape, chain_loss
from torch import nn

from extract.ner.crf import viterbi
from extract.ner.labels import allowed, closing, decode, label_names
from extract.ner.vocabulary import GROUPS

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="/tmp/h1v/nkjp.pkl")
parser.add_argument("--kpwr", default="/tmp/h1v/kpwr.pkl")
parser.add_argument("--domain", default="/work/main/corpus/ner")
parser.add_argument("--domain-weight", type=int, default=3)
parser.add_argument("--kpwr-weight", type=int, default=1)
parser.add_argument("--out", required=True)
parser.add_argument("--epochs", type=float, default=12)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--width", type=int, default=128)
parser.add_argument("--hidden", type=int, default=128)
parser.add_argument("--layers", type=int, default=1)
parser.add_argument("--dropout", type=float, default=0.5)
parser.add_argument("--noise", type=float, default=0.1)
parser.add_argument("--group-noise", type=float, default=0.1)
parser.add_argument("--lr", type=float, default=2.5e-3)
parser.add_argument("--decay", type=float, default=0.02)
parser.add_argument("--aux", type=float, default=0.15)
parser.add_argument("--batch", type=int, default=4000)
parser.add_argument("--augment", type=float, default=1.0)
parser.add_argument("--part", type=float, default=1.0)
parser.add_argument("--drop-groups", default="")
parser.add_argument("--soft", default="")
parser.add_argument("--init", default="")
parser.add_argument("--every", type=int, default=1)
args = parser.parse_args()

torch.set_num_threads(1)
torch.manual_seed(args.seed)
rng = random.Random(args.seed)
train, test = pickle.load(open(args.data, "rb"))
cut = len(train) // 20
dev, train = train[:cut], train[cut:]
soft = pickle.load(open(args.soft, "rb")) if args.soft else None
if args.part < 1:
    train = train[: int(len(train) * args.part)]
t0 = time.time()
files = sorted(Path(args.domain).glob("*.txt"))
domain_all = [read_inline(f) for f in files]
domain = [[s for i, s in enumerate(d.sentences) if i % 5 != 4] for d in domain_all]
domain_dev = [[s for i, s in enumerate(d.sentences) if i % 5 == 4] for d in domain_all]
kpwr = pickle.load(open(args.kpwr, "rb"))
kpwr_train, kpwr_dev = kpwr[::2], kpwr[1::2]
print("domain lines", sum(map(len, domain)), "held", sum(map(len, domain_dev)), flush=True)

vocabulary = count_vocabulary(
    w
    for docs, times in (
        ([d for pair in train for d in pair], 1),
        ([d for pair in kpwr_train for d in pair], 1),
    )
    for d in docs
    for s in d.sentences
    for w in s.words
)
if args.init:
    vocabulary = torch.load(args.init, weights_only=False)["vocabulary"]
words = Words(vocabulary)
encoder = Encoder(words)
for gold, new in train:
    for s in new.sentences:
        for w in s.words:
            words.counts[words.number(w)] += 1
enc = [[[encoder(s) for s in d.sentences] for d in pair] for pair in train]
if soft:
    for pair, marg in zip(enc, soft, strict=True):
        for sents, ms in zip(pair, marg, strict=True):
            for e, m in zip(sents, ms, strict=True):
                assert len(m) == len(e)
                e.soft = m
PAD = words.number("\n")
print("sizes", vocabulary.table_sizes(), "prep", time.time() - t0, flush=True)
augmenter = Augmenter(
    [s for gold, new in train for s in new.sentences] + [s for d in domain for s in d],
    seed=args.seed,
)

shape = Shape(args.width, args.hidden, args.layers)
names = label_names(LABELS)
model = Recogniser(
    vocabulary.table_sizes(),
    shape,
    len(names),
    torch.from_numpy(allowed(LABELS)),
    dropout=args.dropout,
    poses=len(POSES),
    cases=len(CASES),
)
if args.init:
    model.load_state_dict(torch.load(args.init, weights_only=False)["state"])
print("parameters", sum(p.numel() for p in model.parameters()), flush=True)
average = copy.deepcopy(model).eval()
DROPPED = [g for g in args.drop_groups.split(",") if g]
static_keep = torch.tensor([[0.0 if g in DROPPED else 1.0 for g in GROUPS]])
FORM, LEMMA = GROUPS.index("form"), GROUPS.index("lemma")
LENGTHS = [15, 30, 60, 100, 140]


def augmented(s, e, wrap):
    new = augmenter(s) if rng.random() < args.augment else s
    if wrap:
        new = augmenter.wrap(new)
    if new is s and e is not None:
        return e
    made = encoder(new)
    if e is not None and e.soft is not None and len(made) == len(e):
        made.soft = e.soft
    return made


def epoch_stretches():
    """Everything once, as (main, other) sources."""
    main, other = [], []
    for pair, docs in zip(enc, train):
        which = 0 if rng.random() < 0.4 else 1
        wrap = rng.random() < 0.12 * args.augment
        made = [augmented(s, e, wrap) for s, e in zip(docs[which].sentences, pair[which])]
        main.extend(packed(made, rng.choice(LENGTHS)))
    for _ in range(args.domain_weight):
        for lines in domain:
            made = []
            for s in lines:
                e = augmented(s, None, wrap=rng.random() < 0.7)
                if rng.random() < 0.4:
                    main.extend(packed([e], 200))
                else:
                    made.append(e)
            main.extend(packed(made, rng.choice(LENGTHS)))
    for _ in range(args.kpwr_weight):
        for docs in kpwr_train:
            which = 0 if rng.random() < 0.4 else 1
            made = [augmented(s, None, wrap=False) for s in docs[which].sentences]
            other.extend(packed(made, rng.choice(LENGTHS)))
    rng.shuffle(main)
    return main, other


def epoch_batches():
    main, other = epoch_stretches()
    out = list(batches(main, args.batch, rng, PAD))
    for b in batches(other, args.batch, rng, PAD):
        b.source = 1
        out.append(b)
    rng.shuffle(out)
    return out


def keep_for(numbers):
    """Drop form and lemma of words, the rarer the likelier, and each group now and then."""
    counts = torch.tensor([words.counts[n] for n in numbers.tolist()], dtype=torch.float32)
    keep = (torch.rand(len(numbers), len(GROUPS)) >= args.group_noise).float()
    rare = 0.1 + 0.6 / (0.5 + counts.clamp(min=0.5))
    keep[:, FORM] *= (torch.rand(len(numbers)) >= rare).float()
    keep[:, LEMMA] *= (torch.rand(len(numbers)) >= rare * 0.5).float()
    return keep * static_keep


@torch.no_grad()
def score(net, sentence_groups, most=150, source=0):
    """F by label on these texts (each a list of sentences)."""
    net.eval()
    st = []
    for sentences in sentence_groups:
        st.extend(packed([encoder(s) for s in sentences], most))
    chain, begin = net.transitions(source), net.starts()
    final = closing(LABELS)
    tp, fp, fn = ({k: 0 for k in LABELS} for _ in range(3))
    nll = n_words = 0
    for b in batches(st, 8000, None, PAD):
        h = net(words.rows(b.numbers), b.index, static_keep.expand(len(b.numbers), -1))
        em = net.emissions(h, source)
        nll += float(chain_loss(em, b.labels, b.mask, chain, begin).sum())
        n_words += int(b.lengths.sum())
        order = np.argsort(-b.lengths, kind="stable")
        mask = b.mask.numpy()[:, order]
        offsets = [0, *np.cumsum(mask.sum(1)).tolist()]
        got = np.zeros(mask.shape, dtype=np.int8)
        got[mask] = viterbi(
            em.numpy()[:, order][mask], offsets, chain.numpy(), begin.numpy(), final
        )
        gold = b.labels.numpy()[:, order].astype(np.int8)
        for j, n in enumerate(b.lengths[order]):
            g, p = set(decode(gold[:n, j], LABELS)), set(decode(got[:n, j], LABELS))
            for x in p:
                (tp if x in g else fp)[x[2]] += 1
            for x in g - p:
                fn[x[2]] += 1
    res = {}
    for k in [*LABELS, "all"]:
        a, b_, c = (sum(d.values()) if k == "all" else d[k] for d in (tp, fp, fn))
        res[k] = round(2 * a / max(1, 2 * a + b_ + c), 4)
    a, b_, c = (sum(d.values()) for d in (tp, fp, fn))
    res["P"], res["R"] = round(a / max(1, a + b_), 4), round(a / max(1, a + c), 4)
    res["nll"] = round(nll / n_words, 5)
    return res


def save():
    torch.save(
        {
            "state": average.state_dict(),
            "args": vars(args),
            "vocabulary": vocabulary,
        },
        args.out,
    )


dev_new = [new.sentences for _, new in dev]
params = list(model.parameters())
opt = torch.optim.AdamW(params, lr=args.lr, weight_decay=args.decay, fused=True, betas=(0.9, 0.98))
total = int(len(epoch_batches()) * args.epochs)
print("steps", total, flush=True)
step = 0
ep = 0
AVERAGE_EVERY = 4
t0 = time.time()
while step < total:
    ep += 1
    model.train()
    run = [0.0, 0.0, 0]
    for b in epoch_batches():
        if step >= total:
            break
        warm = min(1.0, (step + 1) / (0.05 * total))
        lr = args.lr * warm * (0.5 * (1 + math.cos(math.pi * step / total)) + 0.005)
        for g in opt.param_groups:
            g["lr"] = lr
        h = model(words.rows(b.numbers), b.index, keep_for(b.numbers), args.noise)
        nll = chain_loss(
            model.emissions(h, b.source),
            b.labels,
            b.mask,
            model.transitions(b.source),
            model.starts(),
            b.soft,
        )
        n = int(b.lengths.sum())
        loss = nll.sum() / n
        aux = torch.zeros(())
        if args.aux and bool((b.poses >= 0).any()):
            aux = nn.functional.cross_entropy(
                model.pos(h).flatten(0, 1), b.poses.flatten(), ignore_index=-1
            ) + nn.functional.cross_entropy(
                model.case(h).flatten(0, 1), b.cases.flatten(), ignore_index=-1
            )
        opt.zero_grad()
        (loss + args.aux * aux).backward()
        nn.utils.clip_grad_norm_(params, 1.0)
        opt.step()
        step += 1
        if step % AVERAGE_EVERY == 0 or step >= total:
            d = min(0.998, (step + 1) / (step + 10)) ** AVERAGE_EVERY
            with torch.no_grad():
                torch._foreach_lerp_(list(average.parameters()), params, 1 - d)
        run[0] += float(nll.sum().detach())
        run[1] += float(aux.detach()) * n
        run[2] += n
    line = f"epoch {ep} step {step} {time.time() - t0:.0f}s nll {run[0] / run[2]:.4f} aux {run[1] / run[2]:.4f}"
    if ep % args.every == 0 or step >= total:
        line += " dev " + json.dumps(score(average, dev_new))
    print(line, flush=True)
    save()
for name, groups, source in (
    ("test gold", [old.sentences for old, _ in test], 0),
    ("test new", [new.sentences for _, new in test], 0),
    ("domain", domain_dev, 0),
    ("kpwr", [new.sentences for _, new in kpwr_dev], 0),
    ("kpwr own head", [new.sentences for _, new in kpwr_dev], 1),
):
    print(name, json.dumps(score(average, groups, source=source)), flush=True)
