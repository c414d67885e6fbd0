"""A user's own Word document, taken in as a reference: what letters take of it is written anew, nothing is copied."""
