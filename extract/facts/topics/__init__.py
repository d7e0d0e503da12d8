"""What hours were of: the nominative of the service beside, before or above them."""

from extract.facts.topics.reader import TopicReader
from extract.facts.topics.topic import Topic

__all__ = ["Topic", "TopicReader"]
