"""Maps of a role: scenes, choices and endings as a drawing."""
