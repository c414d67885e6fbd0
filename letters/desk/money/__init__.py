"""Ways of paying: what a case can bear, what is accepted, and a plan put into its text."""
