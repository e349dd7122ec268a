"""BLS signatures on the curve BLS12-381, checked only (BLS签名核验): nothing here is secret."""
