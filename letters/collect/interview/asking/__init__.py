"""Which question comes, how it is shown with its choices, and how far the talk is."""
