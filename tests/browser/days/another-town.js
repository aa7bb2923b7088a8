"use strict";
const { execFileSync } = require("node:child_process");
const path = require("node:path");

exports.title = "another town starts here: a place, a table of its own, topics, a first bundle, and what its terminal shows";
exports.workspace = "empty";
exports.needs = "data/hsds/baltimore-hsds-1.0";

exports.play = async (day) => {
    const table = path.join(day.office.folder, "baltimore.zip");
    execFileSync("python3", [path.join(__dirname, "../few_services.py"), path.join(day.shared, exports.needs), "20", table]);
    const anna = await day.comes();
    await anna.follows("Zu den Schritten");
    // What the town is called is no script, and nobody's phone is guessed.
    await anna.writes("Ort", "Baltimore");
    await anna.writes("Ort vom Gerät", 'City Hall "Lobby" <b>Süd</b>');
    await anna.writes("Telefon vom Empfang", "(410) 396-3100");
    await anna.presses("Speichern");
    await anna.sees("hat keine Vorwahl", 'City Hall "Lobby" <b>Süd</b>');
    await anna.writes("Telefon vom Empfang", "+14103963100");
    await anna.presses("Speichern");
    await anna.sees("Das ist gespeichert.");

    await anna.follows("Hingehen: 2. Die eigene Tabelle mit Angeboten");
    await anna.gives("Datei", table);
    await anna.presses("Proben");
    await anna.waits();
    await anna.sees("Angebote ohne Thema: 20", "services.csv: ");
    await anna.presses("Jetzt einlesen");
    await anna.waits();
    await anna.sees("eingelesen");
    await anna.opens("/");
    await anna.sees("20 Angebote haben kein Thema", "Zu den Schritten");

    // Nothing leads to offers without a topic: that is said before anything is signed.
    await anna.opens("/publish");
    await anna.ticks("Im Rechner des Büros: stick");
    await anna.presses("Veröffentlichen");
    await anna.waits();
    await anna.sees("Kein Angebot hat ein Thema");
    await anna.opens("/town");
    await anna.sees("Angebote ohne Thema: 20");
    await anna.looksAround("town");
    await anna.follows("Hingehen: 3. Ein Thema für jedes Angebot");
    await anna.ticks("Sister to Sister House of New Beginnings");
    await anna.chooses("Mit allen angekreuzten", "Wohnen");
    await anna.presses("Ausführen");
    await anna.sees("Das ist gespeichert.");

    await anna.opens("/town");
    await anna.follows("Hingehen: 5. Der Stick, der das Gerät einrichtet");
    await anna.ticks("Im Rechner des Büros: stick");
    await anna.presses("Veröffentlichen");
    await anna.waits();
    await anna.sees("Die sechs Wörter", "Sie dürfen ihn abziehen");
    await anna.opens("/town");
    await anna.sees("Angebote ohne Thema: 19");
    await anna.opens("/");
    await anna.seesNot("Zu den Schritten");
    day.office.firstVisit("press 540 960", "screen home", "tap Wohnen", "screen topic", "expect Sister to Sister House of New Beginnings");
};
