"""What a template gets: plain values made from a case as its reader may see it."""
