"""Evidence files: taken in, counted, linked to what they prove, and checked for change."""
