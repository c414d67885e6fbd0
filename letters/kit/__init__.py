"""The ground floor: what every room may use and no room owns. Imports nothing of the project but the errors."""
