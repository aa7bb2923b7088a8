// Plays days as stories. usage: node play.js chromium|firefox WORKSPACE [--without-scripts] [--pictures FOLDER] DAY.js...
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { Office } = require("./office.js");
const { launch } = require("./browser.js");
const { Day } = require("./day.js");

const shared = process.env.ANNA_SHARED || path.join(__dirname, "../../../shared");

async function main() {
    const [name, made, ...rest] = process.argv.slice(2);
    const scripts = !rest.includes("--without-scripts");
    const at = rest.indexOf("--pictures");
    const pictures = at >= 0 ? rest[at + 1] : null;
    const files = rest.filter((word) => word.endsWith(".js"));
    const driver = await launch(name);
    let failed = 0;
    try {
        for (const file of files) {
            const story = require(path.resolve(file));
            if (!scripts && story.needsScripts) continue;
            if (story.needs && !fs.existsSync(path.join(shared, story.needs))) {
                console.log(`SKIPPED: ${story.title}: there is no ${story.needs} in ${shared}`);
                continue;
            }
            const office = new Office(story.workspace ? path.join(path.dirname(made), story.workspace) : made);
            const day = new Day(driver, office, { scripts, pictures, shared });
            const began = Date.now();
            let wrong = "";
            try {
                await office.serve();
                await story.play(day);
                wrong = day.complaints().join("\n    ");
            } catch (error) {
                wrong = error.stack;
            }
            await day.ends();
            await office.close();
            failed += wrong !== "";
            const said = `${name}${scripts ? "" : " without scripts"}: ${story.title}`;
            console.log(wrong ? `FAILED: ${said}\n    ${wrong}` : `${said}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
        }
    } finally {
        await driver.close();
    }
    process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error) => {
    console.error(error);
    process.exit(2);
});
