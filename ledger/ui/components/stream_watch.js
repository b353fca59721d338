// Says what to do when the stream does not open: the framework shows an empty page then, for as long as it tries.
// Added to the framework's page by ledger/ui/streamlit_adapter/web_page.py; a classic script, which knows its own address.
"use strict";
(() => {
    // This script stands at BASE/assets/HASH/stream_watch.js.
    const base = new URL("../../", document.currentScript.src).href;
    const PATIENCE_MS = 10000;
    const WORDS = {
        en: "The live connection to the server does not open (a proxy may block WebSockets). The figures can be read as tables:",
        de: "Die Verbindung zum Server kommt nicht zustande (möglicherweise blockiert ein Proxy WebSockets). "
            + "Die Zahlen lassen sich als Tabellen lesen:",
    };

    // Read by the framework when its own script starts. Without it a link that leads to a page (BASE/timeline) makes it look
    // for the server below that page first, be refused, wait, and only then look beside it. Nobody promises this name: where
    // it is not read any more, only that time is lost.
    window.__streamlit = { BACKEND_BASE_URL: base, ...window.__streamlit };

    const root = document.documentElement;
    const ready = () => root.dataset.ledger === "ready";

    const language = () => {
        const requested = new URLSearchParams(location.search).get("lang");
        return Object.hasOwn(WORDS, requested) ? requested : navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
    };

    const notice = () => {
        const shown = document.createElement("div");
        const link = document.createElement("a");
        shown.id = "ledger-no-stream";
        shown.lang = language();
        shown.setAttribute("role", "alert");
        shown.style.cssText = "position: fixed; inset: 0 0 auto 0; z-index: 1000000; padding: 1rem 1.5rem; color-scheme: light dark;"
            + " color: CanvasText; background: Canvas; border-bottom: 2px solid; font: 1rem/1.5 system-ui, sans-serif";
        link.href = `${base}api`;
        link.textContent = link.href;
        link.style.color = "LinkText";
        shown.append(`${WORDS[shown.lang]} `, link);
        return shown;
    };

    setTimeout(() => {
        if (ready()) return;
        const shown = notice();
        document.body.append(shown);
        new MutationObserver((_, observer) => {
            if (!ready()) return;
            shown.remove();
            observer.disconnect();
        }).observe(root, { attributeFilter: ["data-ledger"] });
    }, PATIENCE_MS);
})();
