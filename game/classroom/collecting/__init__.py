"""Collecting a class's journals: one line each, a report, and xAPI statements."""
