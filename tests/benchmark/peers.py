"""What the extractor is timed beside.

``core_news_sm`` makes spaCy pipelines of the published shape with random weights: as fast, and
nothing to download. The shape is that of ``pl_core_news_sm`` 3.8: a shared embedding that
morphologizer, parser, lemmatizer and tagger listen to, an attribute ruler, and a recogniser of
names with an embedding of its own.

``edsnlp_rules`` is EDS-NLP, a library of rules for French clinical notes, with every component that
is made of rules; ``dateparser_search`` looks for dates in many languages, here for Polish ones.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from itertools import islice, product

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

EDSNLP = "edsnlp, all its rules"
DATEPARSER = "dateparser.search_dates"
FULL = "pl_core_news_sm-shaped pipeline"
NER_ONLY = "its recogniser of names alone"

_WIDTH, _DEPTH, _HIDDEN = 96, 4, 64
# The published pipeline has 1,726 labels; all but those of the smaller components are here.
_MORPHS = 1_600
_TAGS, _ARCS, _TREES = 35, 65, 400
_KINDS = ("date", "geogName", "orgName", "persName", "placeName", "time")


def core_news_sm(*, seed: int = 0, ner_only: bool = False) -> Language:
    """Make a pipeline of the shape of ``pl_core_news_sm``, or the part of it that finds names."""
    nlp = spacy.blank("pl")
    if not ner_only:
        nlp.add_pipe("tok2vec", config={"model": _embedding(SPACY=50, IS_SPACE=50)})
        tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False}
        listening = {"model": tagger | {"tok2vec": _LISTENER}}
        nlp.add_pipe("morphologizer", config=listening)
        nlp.add_pipe("parser", config={"model": _transitions("parser", _LISTENER)})
        nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config=listening)
        nlp.add_pipe("tagger", config=listening)
        nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("ner", config={"model": _transitions("ner", _embedding())})
    _label(nlp, random.Random(seed))
    nlp.initialize(lambda: _examples(nlp, random.Random(seed)))
    if not ner_only:
        # Initialising empties it; the published one has but a few patterns.
        nlp.get_pipe("attribute_ruler").add([[{"ORTH": "\u2400"}]], {"POS": "X"})
    _randomise(nlp, np.random.default_rng(seed))
    return nlp


_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "tok2vec"}


def _embedding(**more: int) -> dict[str, object]:
    rows = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, **more}
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": _WIDTH,
            "attrs": list(rows),
            "rows": list(rows.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": _WIDTH,
            "depth": _DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(kind: str, tok2vec: dict[str, object]) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": _HIDDEN,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def _label(nlp: Language, rng: random.Random) -> None:
    for kind in _KINDS:
        nlp.get_pipe("ner").add_label(kind)
    if not nlp.has_pipe("tagger"):
        return
    features = product(
        ("NOUN", "ADJ", "VERB", "PRON", "DET", "NUM", "PROPN", "AUX"),
        ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc", "Voc"),
        ("Masc", "Fem", "Neut"),
        ("Sing", "Plur"),
        ("Hum", "Nhum", "Inan"),
        ("Pos", "Cmp"),
    )
    labels = [
        f"Animacy={animacy}|Case={case}|Degree={degree}|Gender={gender}|Number={number}|POS={pos}"
        for pos, case, gender, number, animacy, degree in features
    ]
    for label in rng.sample(labels, _MORPHS):
        nlp.get_pipe("morphologizer").add_label(label)
    for number in range(_TAGS):
        nlp.get_pipe("tagger").add_label(f"TAG{number}")
    for number in range(_ARCS):
        nlp.get_pipe("parser").add_label(f"arc{number}")


def _examples(nlp: Language, rng: random.Random) -> list[Example]:
    """Sentences whose words change their endings in some hundred ways, for the lemmatizer."""
    letters = [one for size in range(4) for one in product("aeioyu", repeat=size)]
    endings = ["".join(one) for one in letters]
    pairs = list(islice(product(endings[1:], endings), 20 * _TREES))
    examples = []
    for form, lemma in rng.sample(pairs, _TREES):
        words = [f"słow{form}"] * 4
        doc = Doc(
            nlp.vocab,
            words=words,
            lemmas=[f"słow{lemma}"] * 4,
            tags=["TAG0"] * 4,
            pos=["NOUN"] * 4,
            heads=[1, 1, 1, 2],
            deps=["arc0", "ROOT", "arc1", "arc2"],
            ents=["O"] * 4,
        )
        examples.append(Example(Doc(nlp.vocab, words=words), doc))
    return examples


def _randomise(nlp: Language, rng: np.random.Generator) -> None:
    """Give every layer weights, else the last ones are zero and always say the same."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if model is not None else ():
            for name in node.param_names:
                if node.has_param(name):
                    weights = rng.normal(0, 0.1, node.get_param(name).shape)
                    node.set_param(name, weights.astype("float32"))


# Every component of EDS-NLP that is made of rules and needs no data of its user's; UMLS has to be
# downloaded, and matchers, terminologies and scores of one's own are empty as they come.
_CLINICAL = (
    *("normalizer", "sentences", "consultation_dates", "dates", "quantities", "tables", "sections"),
    *("reason", "adicap", "charlson", "cim10", "covid", "drugs", "elston_ellis", "tnm"),
    *("emergency_ccmu", "emergency_gemsa", "emergency_priority", "suicide_attempt"),
    *("alcohol", "tobacco", "aids", "cerebrovascular_accident", "ckd", "congestive_heart_failure"),
    *("connective_tissue_disease", "copd", "dementia", "diabetes", "hemiplegia", "leukemia"),
    *("liver_disease", "lymphoma", "myocardial_infarction", "peptic_ulcer_disease"),
    *("peripheral_vascular_disease", "solid_tumor"),
    *("negation", "hypothesis", "family", "history", "reported_speech"),
)


def edsnlp_rules() -> Callable[[str], object]:
    """Make a pipeline of all rules of EDS-NLP; it takes half a minute to read its terms."""
    import edsnlp
    from loguru import logger

    logger.disable("edsnlp")
    nlp = edsnlp.blank("eds")
    for name in _CLINICAL:
        nlp.add_pipe(f"eds.{name}")
    return nlp


def dateparser_search() -> Callable[[str], object]:
    """Return the search for Polish dates of dateparser."""
    from dateparser.search import search_dates

    return partial(search_dates, languages=["pl"])
