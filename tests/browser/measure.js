// What is measured within a page. Each function runs in the browser, knows nothing of this file, and gives back sentences.
"use strict";

// Everything that can be pressed or filled in is at least 44 px in both directions (WCAG 2.5.5), but for links within a
// sentence and what is unseen until it has the focus.
function smallTargets() {
    const least = 43.5;
    const found = [];
    const seen = (element) => element.checkVisibility({ visibilityProperty: true });
    for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")) {
        if (!seen(element) || element.closest(".unseen, .skip")) continue;
        const boxes = [element, ...(element.labels || [])].filter(seen).map((each) => each.getBoundingClientRect());
        const around = element.type === "checkbox" || element.type === "radio" || element.type === "file" ? boxes : boxes.slice(0, 1);
        const width = Math.max(...around.map((box) => box.right)) - Math.min(...around.map((box) => box.left));
        const height = Math.max(...around.map((box) => box.bottom)) - Math.min(...around.map((box) => box.top));
        if (width >= least && height >= least) continue;
        const own = element.textContent.trim();
        const block = element.closest("p, li, dd, td, caption, figcaption, span.sentence");
        const inline = element.tagName === "A" && getComputedStyle(element).display === "inline" && block && block.innerText.trim().length > own.length + 12;
        if (!inline) found.push(`${element.tagName.toLowerCase()} "${own || element.name || element.id}" is ${Math.round(width)}x${Math.round(height)} px`);
    }
    return found;
}

// Nothing lies to the right of the window, and no scroll bar lies below.
function sideways() {
    const found = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return found;
    for (const element of document.body.querySelectorAll("*")) {
        const box = element.getBoundingClientRect();
        if (box.right > width + 1 && box.width > 0 && !element.closest(".unseen")) found.push(`${element.tagName.toLowerCase()}.${element.className} ends at ${Math.round(box.right)}`);
    }
    return [`${document.documentElement.scrollWidth} px in ${width}: ${found.slice(-2).join("; ")}`];
}

// What Tab should come to: each control once, of radio buttons one of the group.
function stops() {
    const groups = new Set();
    const found = [];
    for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")) {
        if (!element.checkVisibility({ visibilityProperty: true }) || element.disabled) continue;
        if (element.tabIndex > 0) return ["an order of its own: tabindex"];
        if (element.tabIndex < 0) continue;
        const group = element.type === "radio" ? `${element.form && element.form.action} ${element.name}` : null;
        if (group && groups.has(group)) continue;
        groups.add(group);
        found.push(element);
    }
    found.forEach((element, number) => element.setAttribute("data-stop", group(element) || number));
    function group(element) {
        return element.type === "radio" ? `radio ${element.name}` : "";
    }
    for (const radio of document.querySelectorAll("input[type=radio]")) radio.setAttribute("data-stop", `radio ${radio.name}`);
    return found.map((element) => element.getAttribute("data-stop"));
}

// Where the focus is: which stop, whether one can see that it is there, and where it lies when nothing sticks.
function focused() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const ringed = element.matches(":focus-visible, audio:focus-within") && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none");
    const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.15, 0.85].map((y) => [box.left + box.width * x, box.top + box.height * y]));
    // Firefox takes what begins on the window's last pixel for seen, and does not scroll to it.
    const edge = box.top > window.innerHeight - 2 || box.bottom < 2;
    const free = edge || points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (element.contains(top) || top.contains(element) || [...(element.labels || [])].some((label) => label.contains(top)));
    });
    function covers() {
        const [x, y] = points[0];
        const top = document.elementFromPoint(x, y);
        return `${top ? `${top.tagName.toLowerCase()} .${top.className}` : "nothing"} at ${Math.round(x)},${Math.round(y)} of ${window.innerWidth}x${window.innerHeight}`;
    }
    return {
        stop: element.getAttribute("data-stop"),
        name: `${element.tagName.toLowerCase()} "${(element.textContent.trim() || element.name || element.id).slice(0, 40)}"`,
        problem: !ringed ? "has no visible focus" : !free ? `is covered when it has the focus, by ${covers()}` : "",
    };
}

// The order of what can be pressed is the order of the eye: what comes next lies below, or to the right.
function orderOfTheEye() {
    const found = [];
    const controls = [...document.querySelectorAll("[data-stop]")].filter((each) => !each.closest(".skip"));
    for (let i = 1; i < controls.length; i++) {
        let [one, two] = [controls[i - 1], controls[i]];
        let common = one;
        while (!common.contains(two)) common = common.parentElement;
        if (common === one || common === two) continue;
        while (one.parentElement !== common) one = one.parentElement;
        while (two.parentElement !== common) two = two.parentElement;
        const [first, then] = [one.getBoundingClientRect(), two.getBoundingClientRect()];
        const above = then.bottom <= first.top + 1;
        const left = then.right <= first.left + 1;
        if ((above && then.left < first.right - 1) || (left && then.top < first.bottom - 1))
            found.push(`"${controls[i].textContent.trim().slice(0, 30)}" comes after "${controls[i - 1].textContent.trim().slice(0, 30)}" and lies before it`);
    }
    return found;
}

// What sticks to the window's edge covers what lies below: for a moment it lies where it stands in the page.
function unstick() {
    for (const each of document.querySelectorAll("*")) if (getComputedStyle(each).position === "sticky") each.style.position = "static";
}
function stickAgain() {
    for (const each of document.querySelectorAll("*")) if (each.style.position === "static") each.style.position = "";
}

// What is there without scripts must be there with them.
function substance() {
    const main = document.querySelector("main");
    return `${main.innerText.replace(/\s+/g, " ").trim()} | ${main.querySelectorAll("a[href], button, input, select, textarea").length}`;
}

// A page shows what it is about: words, and something to read or to do. A rule of another page may hide it.
function empty() {
    const main = document.querySelector("main");
    const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0;
    const found = [];
    if (main.innerText.replace(/\s+/g, " ").trim().length < 20) found.push("shows no words");
    if (![...main.querySelectorAll("ul, ol, dl, table, form, code, a.button, .card")].some(seen)) found.push("shows nothing to read or to do");
    // Whole blocks of the page that no rule should hide; what waits in a details, or for a word of the server, may.
    for (const each of main.querySelectorAll("ul, ol, dl, table, form, .card"))
        if (!seen(each) && each.textContent.trim() !== "" && !each.closest("details:not([open]), .none, .unseen, .narrow")) found.push(`hides ${each.tagName.toLowerCase()}.${each.className}`);
    return found;
}

module.exports = { empty, smallTargets, sideways, stops, focused, orderOfTheEye, unstick, stickAgain, substance };
