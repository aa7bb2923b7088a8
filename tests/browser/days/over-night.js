"use strict";
exports.title = "a page that was open over night asks to sign in, and keeps what was typed";

exports.play = async (day) => {
    const anna = await day.comes();
    await anna.opens("/offer/ew-rathaus");
    await anna.writes("Gut zu wissen", "Der Eingang liegt hinten.");
    day.hoursPass(14);
    await anna.presses("Speichern");
    await anna.sees("Bitte melden Sie sich an", "Der Eingang liegt hinten.");
    await anna.looksAround("over-night");
    day.must(!day.admin("offer", "show", "ew-rathaus").includes("hinten"), "somebody without a session has written");
};
