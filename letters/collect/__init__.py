"""How facts come in: the interview, logs, evidence; and how they are kept from others."""
