"""What a fact means: part of which whole, planned or achieved."""
