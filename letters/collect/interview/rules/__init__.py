"""What an answer does to a case where it does more than fill a field."""
