"""One of the project's own letters, made by this project and by its peers, side by side in one run."""
