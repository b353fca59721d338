"""The library that draws in the browser, as its makers publish it."""
