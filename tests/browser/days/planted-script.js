"use strict";
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
exports.title = "script that stands in every field runs nowhere";

const PAGES = ["/", "/offers", "/offers?search=", "/offer/ew-rathaus", "/offer/ew-rathaus?lang=ar", "/related/ew-rathaus", "/translate", "/translate/ar", "/coaches", "/coach/c1", "/sites", "/site/everswinkel", "/network", "/barriers", "/answers", "/answer/hilfe", "/publish", "/history", "/calls", "/people", "/settings"];

exports.play = async (day) => {
    const tests = path.join(__dirname, "../..");
    const file = (name) => path.join(day.office.folder, name);
    // What takes words is the program's own table, as tests/office/attacks.sh has it.
    fs.writeFileSync(file("fields"), execFileSync(path.join(process.env.ANNA_BUILD, "tests/fields_tool")));
    day.admin("export", "--format", "anna", file("export.json"));
    const planted = [path.join(tests, "office/planted.py"), file("export.json"), file("fields"), file("planted")];
    const marks = execFileSync("python3", ["-B", ...planted], { encoding: "utf8" }).trim().split("\n");
    day.must(marks.length > 25, `only ${marks.length} fields are planted`);
    day.admin("--by", "<script>alert('who')</script>", "import", file("planted.json"));

    const anna = await day.comes();
    const dialogs = [];
    anna.page.on("dialog", (dialog) => dialogs.push(dialog.message()));
    for (const place of PAGES) {
        await anna.opens(place + (place.endsWith("=") ? encodeURIComponent("\"><script>alert('asked')</script><img src=x onerror=alert(1)>") : ""));
        const planted = await anna.page.evaluate(() => document.querySelectorAll("script:not([src]), img[src='x'], [onerror], a[href^='javascript:']").length);
        day.must(planted === 0, `${planted} elements on ${place} are from a field`);
    }
    await anna.opens("/offer/ew-rathaus");
    await anna.sees('<script>alert("offer.summary")</script>');
    day.must(dialogs.length === 0, `dialogs: ${dialogs}`);
};
