"""What an ended play came to: scores, durability, ledger, label, credit."""
