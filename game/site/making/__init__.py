"""The folder of files, made: content compiled, Pyodide fetched and checked, pages drawn."""
