"""Words around hours that name no topic by themselves."""

from __future__ import annotations

from extract.polish.tokens import HARD_BREAK

CUES = frozenset({"tym", "tego", "czego", "których", "nich"})
PURPOSES = frozenset({"do", "dla", "po", "przed", "od", "bez"})  # "kandydaci do pracy (8 h)"
STOPS = frozenset({".", ";", HARD_BREAK})
