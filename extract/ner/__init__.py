"""Our own recogniser of Polish names, as components of a spaCy pipeline."""
