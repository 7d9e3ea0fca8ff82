"""Greenroom in a terminal."""
