"""The statistical side: which spaCy pipeline reads the names, and its entities in batches."""
