"use strict";
exports.title = "what families say is read, given to somebody, answered";

exports.play = async (day) => {
    const anna = await day.comes();
    await anna.opens("/");
    await anna.follows("Lesen");
    await anna.sees("Papiere und Kosten");
    await anna.opens("/barrier/waf-unterhaltsvorschuss.papers_and_cost");
    await anna.seesNot("Das Formular hat zwölf Seiten.");
    await anna.presses("Texte öffnen");
    await anna.sees("Das Formular hat zwölf Seiten.");
    await anna.sees("Das sieht aus wie eine Telefonnummer.");
    await anna.writes("Stelle", "Jugendamt, Beratung");
    // A script answers in place, so that the texts stay open; without one the page is loaded anew.
    await (await anna.element("button", "Speichern: Wer kümmert sich?")).click();
    await anna.sees("Das ist gespeichert.");
    await anna.opens("/barrier/waf-unterhaltsvorschuss.papers_and_cost");
    await anna.writes("Sie haben gesagt", "Das Formular ist lang und schwer.");
    await anna.writes("Wir antworten", "Im Rathaus hilft jetzt jemand beim Antrag.");
    await anna.presses("Speichern", 1);
    await anna.sees("Das ist gespeichert.");
    await anna.opens("/answers");
    await anna.sees("Im Rathaus hilft jetzt jemand beim Antrag.");
    const other = await day.comes();
    await other.opens("/barriers?filter=answered");
    await other.sees("Unterhaltsvorschuss");
    await other.seesNot("Das Formular hat zwölf Seiten.");
};
