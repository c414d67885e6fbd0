"""What a person's own words hold: a line about a contact, lines that were pasted, a name, a story told at length."""
