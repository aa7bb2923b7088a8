"use strict";
exports.title = "two people change one offer at once: two fields both stay, the same field asks";

exports.play = async (day) => {
    const [anna, bea] = [await day.comes(), await day.comes()];
    await anna.opens("/offer/ew-ogs");
    await bea.opens("/offer/ew-ogs");
    await anna.writes("Postleitzahl", "48111");
    await bea.writes("Straße und Hausnummer", "Neue Straße 7");
    await anna.presses("Speichern");
    await anna.sees("Das ist gespeichert.");
    await bea.presses("Speichern");
    await bea.sees("Das ist gespeichert.");
    day.must((await bea.stands("Postleitzahl")) === "48111", "what Anna wrote is lost");
    day.must((await bea.stands("Straße und Hausnummer")) === "Neue Straße 7", "what Bea wrote is lost");

    await anna.opens("/offer/ew-ogs");
    await anna.writes("Ort", "Dort");
    await bea.writes("Ort", "Hier");
    await anna.presses("Speichern");
    await bea.presses("Speichern");
    await bea.sees("Noch nicht gespeichert.", "Hier hat inzwischen jemand anderes geschrieben", "Dort", "Hier");
    await bea.looksAround("two-people");
    await bea.presses("Speichern");
    await bea.sees("Das ist gespeichert.");
    day.must((await bea.stands("Ort")) === "Hier", "what Bea chose does not stand there");
};
