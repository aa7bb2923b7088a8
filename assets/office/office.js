// Nothing here is needed: pages work without it. It draws the terminal's picture while somebody types, and asks before
// words that were typed are left behind.
"use strict";
(() => {
    const form = document.querySelector("form.offer");
    const picture = document.getElementById("shown");
    if (!form) return;
    const pause_ms = 300;
    let typed = false;
    let timer = 0;
    let newest = 0;
    // Why nothing is drawn, in the office's own words; "": it is.
    const say = (words) => {
        document.getElementById("not-drawn")?.remove();
        if (words === "") return;
        const line = document.createElement("p");
        line.id = "not-drawn";
        line.className = "error";
        line.setAttribute("role", "alert");
        line.textContent = words;
        picture.before(line);
    };
    const draw = async () => {
        const mine = ++newest;
        try {
            const answer = await fetch(picture.dataset.typed, { method: "POST", body: new URLSearchParams(new FormData(form)) });
            if (mine !== newest) return;
            if (answer.status === 413) {
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                say([...page.querySelectorAll("main .title h1, main .title h1 + p")].map((part) => part.textContent).join(": "));
            }
            if (!answer.ok) return;
            const blob = await answer.blob();
            say("");
            const before = picture.src;
            picture.src = URL.createObjectURL(blob);
            if (before.startsWith("blob:")) URL.revokeObjectURL(before);
        } catch {
            // The picture stays as it is.
        }
    };
    form.addEventListener("input", () => {
        typed = true;
        clearTimeout(timer);
        if (picture) timer = setTimeout(draw, pause_ms);
    });
    // Another language, another panel: drawn at once.
    document.querySelector("form.show")?.addEventListener("change", (event) => {
        const asked = new URLSearchParams(new FormData(event.currentTarget));
        picture.dataset.typed = `${picture.dataset.typed.split("?")[0]}?${asked}`;
        draw();
    });
    // A button has moved an item of a list.
    form.addEventListener("htmx:afterSettle", (event) => {
        if (!event.target.closest(".items")) return;
        typed = true;
        if (picture) draw();
    });
    form.addEventListener("submit", () => { typed = false; });
    window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
})();
