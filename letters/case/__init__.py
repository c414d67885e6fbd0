"""What happened: the case as a frozen model, and its TOML file."""
