// What every page must be, in the browser that shows it. Each check gives back sentences; none is well.
"use strict";
const fs = require("node:fs");
const { HtmlValidate } = require("html-validate");
const measure = require("./measure.js");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended", "html-validate:a11y"],
    rules: {
        // Both ways of writing what is empty are HTML.
        "void-style": "off",
        // Everything comes from the office itself.
        "require-sri": "off",
        // What is meant without its word, as a button that sends and a field of text.
        "no-implicit-button-type": "off",
        "no-implicit-input-type": "off",
        // An id may hold a full stop: it is the name of a field.
        "valid-id": ["error", { relaxed: true }],
        // Boxes to tick and the one to type another word in are one list: the server reads all of one name.
        "form-dup-name": "off",
        // How the source is written is nobody's concern.
        "no-trailing-whitespace": "off",
        "attr-quotes": "off",
        "doctype-style": "off",
        "long-title": "off",
    },
});

async function accessible(page) {
    await page.evaluate(axe);
    await page.evaluate(measure.unstick);
    const result = await page.evaluate(() =>
        axe.run(document, { resultTypes: ["violations", "incomplete"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
    );
    await page.evaluate(measure.stickAgain);
    const said = (rule) => rule.nodes.slice(0, 3).map((node) => `axe ${rule.id}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map((each) => each.message)[0] || rule.help}`);
    return [...result.violations.flatMap(said), ...result.incomplete.filter((rule) => rule.id === "color-contrast").flatMap(said)];
}

async function valid(source) {
    const report = await validator.validateString(source);
    return report.results.flatMap((each) => each.messages.map((message) => `html ${message.ruleId}, line ${message.line}: ${message.message}`));
}

// 320 px wide; 1280x900 at 200 %.
async function narrow(page) {
    const found = [];
    for (const [name, width, height] of [["320 px", 320, 640], ["200 %", 640, 450]]) {
        await page.setViewport({ width, height });
        found.push(...(await page.evaluate(measure.sideways)).map((words) => `${name}: ${words}`));
        found.push(...(await page.evaluate(measure.smallTargets)).map((words) => `${name}: ${words}`));
    }
    await page.setViewport({ width: 1280, height: 900 });
    return found;
}

// Tab comes to each control, in the order in which they stand, and one sees where one is.
async function keyboard(page) {
    const found = [];
    const wanted = await page.evaluate(measure.stops);
    await page.evaluate(measure.unstick);
    found.push(...(await page.evaluate(measure.orderOfTheEye)));
    await page.evaluate(measure.stickAgain);
    await page.evaluate(() => {
        // From the top of the page, also where it begins at a field.
        document.body.setAttribute("tabindex", "-1");
        document.body.focus();
        document.body.removeAttribute("tabindex");
        document.activeElement.blur();
        window.getSelection().removeAllRanges();
        window.scrollTo(0, 0);
    });
    const came = [];
    for (let turn = 0; turn < wanted.length * 2 + 20 && came.length < wanted.length; turn++) {
        await page.keyboard.press("Tab");
        let at = await page.evaluate(measure.focused);
        // Firefox scrolls to what has the focus a little later.
        for (let wait = 0; at !== null && at.problem && wait < 5; wait++) {
            await new Promise((resolve) => setTimeout(resolve, 60));
            at = await page.evaluate(measure.focused);
        }
        if (at === null) {
            if (came.length > 0) break;
            continue;
        }
        if (at.problem && !came.includes(at.stop)) found.push(`${at.name} ${at.problem}`);
        if (at.stop !== null && came[came.length - 1] !== at.stop) came.push(at.stop);
    }
    const missed = wanted.findIndex((stop, number) => came[number] !== stop);
    if (missed >= 0) {
        const name = await page.evaluate((stop) => document.querySelector(`[data-stop="${stop}"]`)?.outerHTML.slice(0, 120), wanted[missed]);
        found.push(`Tab comes to ${came.length} of ${wanted.length}; not, or not in its turn, to ${name}`);
    }
    return found;
}

const targets = async (page) => page.evaluate(measure.smallTargets);
const wide = async (page) => page.evaluate(measure.sideways);

module.exports = { accessible, valid, narrow, keyboard, targets, wide };
