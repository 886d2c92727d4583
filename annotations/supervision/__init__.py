"""Supervision: models that people write (YAML), read, checked and run over tables; leads come out.

catalogue/   which tables and columns there are
language/    a condition: text, tree, types, Ibis expression
model/       one file, one typed tree, all faults at once
tables/      files of other departments become typed tables
documents/   judgments become the same tables
compile/     a model becomes one Ibis expression
library/     the models of the mission
"""
