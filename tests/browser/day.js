// What a story may say: people who open pages, write, press and look, each in a browser of her own. What they look for is
// what stands on the screen: words, the label of a field, the name of a button.
"use strict";
const { execFileSync } = require("node:child_process");
const path = require("node:path");
const { Client } = require("./office.js");
const { person } = require("./browser.js");
const checks = require("./checks.js");

const PATIENCE_MS = 20000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// In the page: what is pressed or filled in under a name; the `nth` of them.
function find(kind, name, nth) {
    const tidy = (text) => text.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();
    const words = (element) => {
        const copy = element.cloneNode(true);
        for (const each of copy.querySelectorAll("[aria-hidden=true], select, input, textarea")) each.remove();
        return tidy(element.getAttribute("aria-label") || copy.textContent);
    };
    const choices = { button: "button, input[type=submit]", link: "a[href], summary", field: "input:not([type=hidden]), textarea, select" };
    const named = (element) => (kind === "field" ? [...(element.labels || [])].map(words).concat(element.getAttribute("aria-label") || []) : [words(element)]);
    const all = [...document.querySelectorAll(choices[kind])].filter((each) => !each.closest("[aria-hidden=true]")).filter((each) => each.checkVisibility() || each.type === "radio" || each.type === "checkbox" || each.type === "file");
    const whole = all.filter((each) => named(each).includes(name));
    const begun = all.filter((each) => named(each).some((own) => own.startsWith(name)));
    return (whole.length > nth ? whole : begun)[nth] || null;
}

function shown(words) {
    const tidy = (text) => text.replace(/\u00ad/g, "").replace(/\s+/g, " ");
    const fields = [...document.querySelectorAll("input:not([type=hidden]), textarea")].filter((each) => each.checkVisibility()).map((each) => each.value);
    return [document.body.innerText, ...fields].some((text) => tidy(text).includes(words));
}

class Person {
    constructor(day, tab) {
        this.day = day;
        this.page = tab.page;
        this.complaints = tab.complaints;
        this.leave = tab.close;
        // "Leave the page?" is answered with yes.
        this.page.on("dialog", (dialog) => dialog.accept());
    }

    // Another tab of the same browser, by a new link.
    async comesInBeside() {
        const tab = await this.page.browserContext().newPage();
        await tab.goto(this.day.office.newLink(), { waitUntil: "load" });
        await tab.close();
    }

    async opens(place) {
        await this.page.goto(this.day.office.origin + place, { waitUntil: "load" });
    }

    async comesIn() {
        await this.page.goto(this.day.office.newLink(), { waitUntil: "load" });
    }

    async element(kind, name, nth = 0) {
        for (const end = Date.now() + PATIENCE_MS; ; await sleep(50)) {
            const handle = await this.page.evaluateHandle(find, kind, name, nth);
            if (handle.asElement()) return handle.asElement();
            if (Date.now() > end) throw new Error(`there is no ${kind} "${name}" on ${this.page.url()}`);
        }
    }

    async writes(field, words) {
        const handle = await this.element("field", field);
        await handle.evaluate((element) => (element.focus(), element.select()));
        await this.page.keyboard.press("Delete");
        await handle.type(words);
    }

    async chooses(field, words) {
        const handle = await this.element("field", field);
        const value = await handle.evaluate((element, wanted) => [...element.options].find((each) => each.textContent.trim() === wanted)?.value, words);
        if (value === undefined) throw new Error(`"${field}" has no choice "${words}"`);
        await handle.select(value);
    }

    async ticks(field) {
        await (await this.element("field", field)).evaluate((element) => element.click());
    }

    async gives(field, file) {
        await (await this.element("field", field)).uploadFile(file);
    }

    // What leads to a page. A list that is drawn anew in between takes away what was found: then it is looked for again.
    async leads(kind, name, nth) {
        for (let tries = 1; ; tries++) {
            const handle = await this.element(kind, name, nth);
            const there = this.page.waitForNavigation({ waitUntil: "load" });
            there.catch(() => {});
            try {
                await handle.click();
            } catch (error) {
                if (tries === 3) throw error;
                await sleep(300);
                continue;
            }
            await there;
            return;
        }
    }

    presses(name, nth = 0) {
        return this.leads("button", name, nth);
    }

    follows(name, nth = 0) {
        return this.leads("link", name, nth);
    }

    async sees(...all) {
        for (const words of all)
            // A page that is just going away shows nothing.
            for (const end = Date.now() + PATIENCE_MS; !(await this.page.evaluate(shown, words).catch(() => false)); await sleep(50))
                if (Date.now() > end) throw new Error(`"${words}" does not stand on ${this.page.url()}: ${(await this.page.evaluate(() => document.querySelector("main").innerText)).slice(0, 600)}`);
    }

    async seesNot(...all) {
        for (const words of all) if (await this.page.evaluate(shown, words)) throw new Error(`"${words}" stands on ${this.page.url()}`);
    }

    // What takes its time has a page that looks again by itself; without scripts when she asks it to.
    async waits() {
        for (const end = Date.now() + 60000; new URL(this.page.url()).pathname.startsWith("/errand/"); await sleep(500)) {
            if (Date.now() > end) throw new Error(`${this.page.url()} does not end`);
            if (!this.day.scripts) await this.page.reload({ waitUntil: "load" });
        }
    }

    async stands(field) {
        return (await this.element("field", field)).evaluate((element) => element.value);
    }

    // What she sees now is good in itself: an answer that no link leads to.
    async looksAround(name) {
        // Where no script runs, axe does not either.
        const found = [...(this.day.scripts ? await checks.accessible(this.page) : []), ...(await checks.targets(this.page)), ...(await checks.wide(this.page))];
        if (this.day.pictures) await this.page.screenshot({ path: path.join(this.day.pictures, `day-${name}.png`), fullPage: true });
        if (found.length > 0) throw new Error(found.join("\n    "));
    }
}

class Day {
    constructor(driver, office, { scripts = true, pictures = null, shared = null } = {}) {
        Object.assign(this, { driver, office, scripts, pictures, shared, people: [] });
    }

    // Somebody sits down at a browser of her own and comes in by a link.
    async comes() {
        const one = new Person(this, await person(this.driver, this.office, { scripts: this.scripts }));
        this.people.push(one);
        await one.comesIn();
        return one;
    }

    admin(...words) {
        return this.office.admin(...words);
    }

    // As long as nobody does anything, sessions grow old.
    hoursPass(hours) {
        execFileSync("sqlite3", [path.join(this.office.workspace, "serve.db"), `UPDATE session SET seen = seen - ${hours * 3600}, began = began - ${hours * 3600}`]);
    }

    client() {
        return new Client(this.office);
    }

    must(right, words) {
        if (!right) throw new Error(words);
    }

    // What browsers said meanwhile; an answer that refuses is told on the console, and is meant.
    complaints() {
        return this.people.flatMap((each) => each.complaints).filter((words) => !/the server responded with a status of 4|^401 for/.test(words));
    }

    async ends() {
        for (const each of this.people) await each.leave();
    }
}

module.exports = { Day, sleep };
