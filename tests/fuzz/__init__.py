"""Coverage-guided fuzzing; ``python -m tests.fuzz`` (``make fuzz``) runs it."""
