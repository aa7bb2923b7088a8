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

    await anna.comesInBeside();
    await anna.presses("Ich bin wieder angemeldet: zeigen");
    await anna.sees("Sie sind wieder angemeldet", "Der Eingang liegt hinten.");
    await anna.looksAround("next-morning");
    await anna.presses("Speichern");
    await anna.sees("Das ist gespeichert.");
    day.must(day.admin("offer", "show", "ew-rathaus").includes("Der Eingang liegt hinten."), "what was typed is not saved in the end");
};
