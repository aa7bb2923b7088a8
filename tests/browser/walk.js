// Walks through every page of the office that a link leads to, one of each kind, and holds it against what a page must be.
// usage: node walk.js chromium|firefox WORKSPACE [--pictures FOLDER]
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { Office, Client } = require("./office.js");
const { launch, person } = require("./browser.js");
const checks = require("./checks.js");
const { empty, substance, unstick, stickAgain } = require("./measure.js");

// The pages' own table; a route that ends with a slash has an id behind it.
function routesOf(root) {
    const source = fs.readFileSync(path.join(root, "admin/pages/route.c"), "utf8");
    return [...source.matchAll(/\{"GET", "([^"]+)"/g)].map((match) => match[1]);
}

const routeOf = (routes, name) =>
    routes.find((route) => route === name || (route.length > 1 && route.endsWith("/") && name.startsWith(route) && !name.slice(route.length).includes("/")));

// Pages are of one kind if route and names in the query are the same.
function kindOf(routes, address) {
    const route = routeOf(routes, address.pathname);
    const asked = [...address.searchParams.entries()].filter(([, value]) => value !== "").map(([name]) => name);
    return route && `${route} ${[...new Set(asked)].sort().join(" ")}`.trim();
}

// Follows links and pictures from the first page on: one address of each kind, with what the server says to it.
async function discover(client, routes, origin) {
    const pages = [];
    const seen = new Set();
    const waiting = ["/"];
    while (waiting.length > 0) {
        const place = waiting.shift();
        const address = new URL(place, origin);
        const kind = kindOf(routes, address);
        if (address.origin !== origin || !kind || seen.has(kind)) continue;
        seen.add(kind);
        const answer = await client.get(address.pathname + address.search);
        pages.push({ place: address.pathname + address.search, kind, route: routeOf(routes, address.pathname), ...answer });
        if (!answer.html) continue;
        const names = answer.text.matchAll(/\b(?:href|src|method="get" action)="([^"]+)"/g);
        for (const [, found] of names) waiting.push(new URL(found.replaceAll("&amp;", "&"), new URL(place, origin)).href);
    }
    return pages;
}

// Pages that stand behind a deed and not behind a link; a day comes by.
const BEHIND_A_DEED = ["/errand/", "/import/", "/copy", "/setup/", "/hear"];

const nameOf = (place) => place.replace(/^\//, "").replace(/[^a-zA-Z0-9]+/g, "-").replace(/^-|-$/g, "") || "heute";

// The whole page, as it is when nobody has touched it.
async function show(page, file) {
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate(unstick);
    await page.screenshot({ path: file, fullPage: true });
    await page.evaluate(stickAgain);
}

async function look(visit, { browser, office, picture }) {
    const { place, text, status } = visit;
    const found = await checks.valid(text);
    const { page, complaints } = browser.person;
    complaints.length = 0;
    await page.goto(office.origin + place, { waitUntil: "load" });
    const with_scripts = await page.evaluate(substance);
    found.push(...(await page.evaluate(empty)));
    found.push(...(await checks.accessible(page)), ...(await checks.targets(page)), ...(await checks.wide(page)));
    if (picture) await show(page, `${picture}/${nameOf(place)}-1280.png`);
    found.push(...(await checks.keyboard(page)), ...(await checks.narrow(page)));
    if (picture) {
        await page.setViewport({ width: 320, height: 640 });
        await show(page, `${picture}/${nameOf(place)}-320.png`);
    }
    await page.setViewport({ width: 1280, height: 900 });
    if (browser.still) {
        await browser.still.page.goto(office.origin + place, { waitUntil: "load" });
        const without = await browser.still.page.evaluate(substance);
        if (without !== with_scripts) found.push(`without JavaScript it is another page: ${without.slice(0, 200)}`);
    }
    // The document itself may be an answer of 404: it is looked at as a page is.
    found.push(...complaints.filter((words) => status < 400 || !/the server responded with a status/.test(words)));
    return found;
}

async function main() {
    const [name, made, option, picture] = process.argv.slice(2);
    const root = path.join(__dirname, "../..");
    const routes = routesOf(root);
    if (option) fs.mkdirSync(picture, { recursive: true });
    const office = new Office(made);
    const driver = await launch(name);
    let failed = 0;
    const say = (place, words) => {
        failed += words.length;
        for (const each of new Set(words)) console.log(`FAILED: ${place}: ${each}`);
    };
    try {
        await office.serve();
        const client = new Client(office);
        const stranger = new Client(office);
        await client.signIn();
        const pages = await discover(client, routes, office.origin);
        for (const page of pages) if (page.status !== 200) say(page.place, [`${page.status} behind a link`]);
        for (const route of routes) if (!BEHIND_A_DEED.includes(route) && !pages.some((page) => page.route === route)) say(route, ["no link leads there"]);
        pages.push({ place: "/offer/nobody", ...(await client.get("/offer/nobody")) });
        const browser = { person: await person(driver, office), still: name === "chromium" ? await person(driver, office, { scripts: false }) : null };
        for (const each of Object.values(browser).filter(Boolean)) await each.page.goto(office.newLink());
        const shown = pages.filter((page) => page.html);
        for (const page of shown) say(page.place, await look(page, { browser, office, picture: option && picture }).catch((error) => [error.stack]));
        // Without a session; and the page of a link that was used.
        browser.person = await person(driver, office);
        browser.still = null;
        say("outside", await look({ place: "/offers", ...(await stranger.get("/offers")) }, { browser, office, picture: null }));
        if (option) await browser.person.page.screenshot({ path: `${picture}/outside-1280.png` });
        console.log(`${name}: ${shown.length + 1} pages, ${pages.length - shown.length} files and pictures, ${failed} complaints`);
    } finally {
        await driver.close();
        await office.close();
    }
    process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error) => {
    console.error(error);
    process.exit(2);
});
