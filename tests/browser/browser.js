// The two browsers, each with a fresh profile: Debian's Chromium, and Firefox ESR as it is (WebDriver BiDi, no driver).
// What a page says on its console, asks for elsewhere, or does not get, is kept in `complaints`.
"use strict";
const puppeteer = require("puppeteer-core");

const programs = { chromium: "/usr/bin/chromium", firefox: "/usr/bin/firefox-esr" };

async function launch(name) {
    const chromium = name === "chromium";
    return puppeteer.launch({
        browser: chromium ? "chrome" : "firefox",
        executablePath: programs[name],
        headless: true,
        // Without a sandbox, for root may not have one; the pages are ours.
        args: chromium ? ["--no-sandbox", "--disable-dev-shm-usage", "--lang=de", "--force-color-profile=srgb"] : [],
        extraPrefsFirefox: { "intl.accept_languages": "de" },
        // A busy machine is no fault.
        protocolTimeout: 180000,
    });
}

// Says where something asks for what is not the office's.
function watch(page, office) {
    const complaints = [];
    const ours = (address) => address.startsWith(office.origin + "/") || /^(data|blob|about):/.test(address);
    page.on("console", (message) => {
        if (["error", "warn", "warning", "assert"].includes(message.type())) complaints.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
    page.on("request", (request) => {
        if (!ours(request.url())) complaints.push(`asks elsewhere: ${request.url()}`);
    });
    page.on("response", (answer) => {
        if (answer.status() >= 400 && !answer.request().isNavigationRequest()) complaints.push(`${answer.status()} for ${answer.url()}`);
    });
    return complaints;
}

// A tab in a profile of its own, as another person's browser: no cookie, nothing cached.
async function person(browser, office, { width = 1280, height = 900, scripts = true } = {}) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height });
    page.setDefaultNavigationTimeout(120000);
    if (!scripts) await page.setJavaScriptEnabled(false);
    const complaints = watch(page, office);
    return { page, complaints, close: () => context.close() };
}

module.exports = { launch, person, watch };
