"""BLS signatures on the curve BLS12-381, checked only (BLS签名核验): nothing here is secret.

Our own, though a library exists: py_ecc raises the recursion limit of the whole
process to 100,000 when it is imported, so that a deeply nested request could
overflow the stack of the server, and costs each start 0.8 s and four packages.
Published vectors of RFC 9380 and rounds of drand hold this in the tests.
"""
