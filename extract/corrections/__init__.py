"""What a person corrected on the review page, applied to the tables of a run."""
