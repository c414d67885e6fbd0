"""The page of a plan: what can be paid and how, what is owed and what is not, what the contract costs."""
