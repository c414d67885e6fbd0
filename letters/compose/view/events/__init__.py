"""What happened, as a letter tells it: contacts and visits one by one, alike ones, the chronology, the counts."""
