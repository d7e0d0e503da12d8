"""One module per kind of fact, all with one shape: ``find(section, context) -> Iterator[Fact]``."""
