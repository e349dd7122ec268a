"""Pages of indicators, and files made of them."""
