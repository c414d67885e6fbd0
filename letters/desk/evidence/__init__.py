"""Evidence taken in, labelled, listed and checked."""
