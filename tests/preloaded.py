"""Imported once by what processes of tests are forked from: the local model, which all of them would load anew."""

from retrieval.minilm import find_model, load_model

load_model(find_model())
