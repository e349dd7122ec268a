"""Student fitness (体质健康): scores of the yearly test, and what screening of eyes says."""
