"""Speed and memory on generated reports; see ``README.md`` beside this file."""
