"""The grammar of institutions' names."""
