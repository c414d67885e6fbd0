"""letters new: the questions of the talk on a terminal, or line by line."""
