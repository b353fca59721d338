"""How a module of this folder becomes a component of a page."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from ledger.ui.components.assets import asset
from ledger.ui.session import base_url

LOAD = """
export default (component) => {
  const mounted = import(component.data.module).then(({ mount }) => mount(component));
  return () => mounted.then((unmount) => unmount?.());
};
"""
"""Streamlit sends a component's script with every message: this one fetches the module, which the browser keeps, and
which shares what it knows with the modules that it imports."""


def component(name: str, html: str = "") -> Callable[..., Any]:
    """Register a component whose script is the module ``NAME.js`` of this folder.

    The module exports ``mount(component)``, which is called at every run of the page with Streamlit's arguments, and may
    give back a function that is called when the component leaves the page.

    Returns
    -------
    Callable
        Puts the component on the page, as Streamlit's own would; ``data`` is a mapping, to which the address of the module
        and that of the dashboard (``base_url``) are added.
    """
    render = st.components.v2.component(name, html=html, js=LOAD, isolate_styles=False)

    def put(key: str, data: Mapping[str, Any], **more: Any) -> Any:
        return render(
            key=key, data={"module": f"{base_url()}{asset(f'{name}.js')}", "home": base_url(), **data}, **more
        )

    return put
