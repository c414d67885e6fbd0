"""Privacy on a borrowed computer: a case removed with what was made from it, or kept locked with a passphrase."""
