"""What becomes of the letters that were sent: states, time limits, the next letter."""
