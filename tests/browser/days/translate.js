"use strict";
exports.title = "a text that German has left behind is translated anew";

exports.play = async (day) => {
    const anna = await day.comes();
    await anna.opens("/translate?lang=tr&state=outdated");
    await anna.follows("Unterhaltsvorschuss");
    await anna.sees("Deutsch damals", "Dann hilft das Jugendamt mit Geld.");
    await anna.looksAround("translate");
    await anna.writes("Übersetzung: Kurz gesagt", "Diğer ebeveyn ödemiyor mu? Gençlik dairesi yardım eder.");
    await anna.presses("Speichern");
    await anna.sees("Das ist gespeichert.");
    day.must(day.admin("offer", "show", "waf-unterhaltsvorschuss").includes("Gençlik dairesi yardım eder."), "the translation is not kept");
    await anna.opens("/translate?lang=tr&state=outdated");
    await anna.seesNot("Unterhaltsvorschuss");
};
