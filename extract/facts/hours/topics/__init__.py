"""What hours were of: the nominative of the service beside, before or above them."""

from extract.facts.hours.topics.reader import TopicReader
from extract.facts.hours.topics.topic import Topic

__all__ = ["Topic", "TopicReader"]
