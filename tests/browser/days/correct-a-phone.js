"use strict";
exports.title = "a phone is corrected, seen by a command, and taken back";

exports.play = async (day) => {
    const anna = await day.comes();
    await anna.follows("Angebote");
    await anna.writes("Suchen", "rathaus everswinkel");
    await anna.presses("Suchen");
    await anna.follows("Rathaus Gemeinde Everswinkel");
    const before = await anna.stands("Telefon");

    // What is no number is not taken, and stands there still.
    await anna.writes("Telefon", "keine");
    await anna.presses("Speichern");
    await anna.sees("Noch nicht gespeichert.", "keine");
    await anna.looksAround("refused");

    await anna.writes("Telefon", "+49258288777");
    await anna.presses("Speichern");
    await anna.sees("Das ist gespeichert.");
    await anna.looksAround("saved");
    day.must(day.admin("offer", "show", "ew-rathaus").includes("+49258288777"), "a command does not see the new phone");

    await anna.presses("Rückgängig");
    await anna.opens("/offer/ew-rathaus");
    day.must((await anna.stands("Telefon")) === before, "the phone of before is not there again");
    await anna.follows("Verlauf");
    await anna.sees("02582 88 777");
};
