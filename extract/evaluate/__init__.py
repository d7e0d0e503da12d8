"""How well the facts of reports agree with gold annotations."""

from extract.evaluate.gold import Gold, gold_problems, load
from extract.evaluate.run import evaluate
from extract.evaluate.scores import Mistake, Scores, Tally

__all__ = ["Gold", "Mistake", "Scores", "Tally", "evaluate", "gold_problems", "load"]
