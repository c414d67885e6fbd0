"""Tools of the project's own: the gate, golden letters, the generated parts of the README."""
