"use strict";
exports.title = "ten offers are still right; one of them was a mistake";

exports.play = async (day) => {
    const anna = await day.comes();
    await anna.opens("/offers?filter=old");
    const names = [];
    for (let turn = 0; turn < 10; turn++) {
        // The first of those that are old: each that is confirmed leaves the list.
        await anna.opens("/offers?filter=old");
        names.push(await (await anna.element("button", "Stimmt noch")).evaluate((button) => button.textContent.split(": ")[1].trim()));
        await anna.presses("Stimmt noch");
        await anna.sees("Das ist gespeichert.");
    }
    day.must(new Set(names).size === 10, `ten offers were not ten: ${names}`);
    await anna.presses("Rückgängig");
    await anna.opens("/offers?filter=old");
    await anna.sees(names[9]);
    await anna.seesNot(names[0]);
};
