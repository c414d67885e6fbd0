"""Which letters a case gives, to whom each goes, and what it lacks."""
