"""Evidence: which moves lead to what a walk says can be.

Every claim that something is possible comes with a play, which the rules themselves play through.
"""
