"""The sender's own words and facts, protected: what is warned of, and what stops a letter."""
