"""How fast is the engine and how much does it find, beside what others use for the same? Never imported by the program."""
