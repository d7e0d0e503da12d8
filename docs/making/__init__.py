"""What keeps the documentation true: generated pages, measured figures, and code that is run."""
