"use strict";
const { sleep } = require("../day.js");

exports.title = "the terminal's picture follows what is typed";
exports.needsScripts = true;

exports.play = async (day) => {
    const anna = await day.comes();
    await anna.opens("/offer/waf-unterhaltsvorschuss");
    const source = () => anna.page.evaluate(() => document.getElementById("shown").src);
    const loaded = () => anna.page.evaluate(() => document.getElementById("shown").complete && document.getElementById("shown").naturalWidth > 0);
    const before = await source();
    await anna.writes("Name", "Geld vom Amt");
    for (let turn = 0; (await source()) === before || !(await loaded()); turn++) {
        day.must(turn < 100, "the picture stays as it was");
        await sleep(50);
    }
    day.must((await source()).startsWith("blob:"), "the picture is not what was typed");
    day.must(!day.admin("offer", "show", "waf-unterhaltsvorschuss").includes("Geld vom Amt"), "typing has saved");
    await anna.looksAround("picture");
};
