"""What became of letters and of papers that came: recorded, followed, reminded of."""
