"""Polish names: their base form, and places in the nominative and the locative."""
