"""What we know of the Polish language; knows nothing of reports."""
