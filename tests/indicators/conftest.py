"""Tests of this folder share tables made by hand."""
