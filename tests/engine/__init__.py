"""Tests of who answers tasks."""
