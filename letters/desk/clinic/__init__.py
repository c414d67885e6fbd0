"""What a clinic does with many people's cases: its list of clients, its cards of businesses, its intake sheet."""
