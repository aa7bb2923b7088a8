"use strict";
exports.title = "a phone is corrected, published to a stick, and a terminal shows it";

exports.play = async (day) => {
    const anna = await day.comes();
    await anna.opens("/offer/waf-unterhaltsvorschuss");
    await anna.writes("Telefon", "+492214710999");
    await anna.presses("Speichern");
    await anna.follows("Veröffentlichen");
    await anna.sees("Unterhaltsvorschuss", "0221 471 0999");
    await anna.ticks("Im Rechner des Büros");
    await anna.presses("Veröffentlichen");
    await anna.waits();
    await anna.sees("Der Stick ist geschrieben und geprüft.");
    await anna.looksAround("published");
    day.office.visit("press 540 960", "tap #nav:search", "type unterhaltsvorschuss", "tap #offer:waf-unterhaltsvorschuss", "expect 0221 471 0999");
};
