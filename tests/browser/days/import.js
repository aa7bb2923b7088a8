"use strict";
const fs = require("node:fs");
const path = require("node:path");

exports.title = "a table with an error is tried, its good row taken in, and taken back";

exports.play = async (day) => {
    const table = path.join(day.office.folder, "liste.csv");
    fs.writeFileSync(table, "id;name;provider;phone;summary\nspielkreis;Spielkreis am Bach;Verein am Bach;02582 881234;Hier spielen Kinder.\nohne;;Verein;keine;\n");
    const anna = await day.comes();
    await anna.opens("/import");
    await anna.gives("Datei", table);
    await anna.presses("Proben");
    await anna.waits();
    await anna.sees("Das passt nicht");
    await anna.looksAround("import");
    await anna.ticks("Nur die guten Zeilen einlesen");
    await anna.presses("Noch einmal proben");
    await anna.waits();
    await anna.presses("Jetzt einlesen");
    await anna.waits();
    await anna.sees("eingelesen");
    await anna.opens("/offers?search=spielkreis");
    await anna.sees("Spielkreis am Bach");
    await anna.opens("/history");
    await anna.presses("Rückgängig");
    await anna.opens("/offers?search=spielkreis");
    await anna.seesNot("Spielkreis am Bach");
};
