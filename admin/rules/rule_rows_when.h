/* The rules about hours and dates; rule.h says what a row is. No guard: it is read once a
 * table. */

RULE(BAD_HOURS, .id = "bad_hours", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Das sind keine Zeiten, die das Gerät lesen kann: {0}"},
     .message[RULE_ENGLISH] = {"{0}"},
     .why[RULE_GERMAN] = "Aus den Zeiten rechnet das Gerät, ob gerade offen ist.",
     .why[RULE_ENGLISH] = "From the hours the terminal works out whether it is open now.",
     .bad = "offer a hours jeden Tag", .good = "offer a hours Mo-Fr 08:00-12:00")

RULE(DOUBTFUL_HOURS, .id = "doubtful_hours", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Ist das in der Nacht? Drei Uhr am Nachmittag ist 15:00",
                              "Das Ende liegt vor dem Anfang: Ist das so gemeint?",
                              "Ohne Uhrzeit ist Tag und Nacht offen: Stimmt das?"},
     .message[RULE_ENGLISH] = {"is that in the night? three in the afternoon is 15:00",
                               "this closes before it opens: is that meant?",
                               "without times it is open day and night: is that so?"},
     .why[RULE_GERMAN] = "Wer um 5 Uhr am Nachmittag schließt, schreibt 17:00. Tage "
                         "ohne Uhrzeit sind Tag und Nacht offen.",
     .why[RULE_ENGLISH] =
         "Who closes at five in the afternoon writes 17:00. Days without "
         "times are open day and night.",
     .bad = "offer a hours Mo-Fr 09:00-05:00", .good = "offer a hours Mo-Fr 09:00-17:00")

RULE(
    HOURS_SAID, .id = "hours_said", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] =
        {"Das Programm versteht diese Zeiten nicht: Schreiben Sie sie neu. Und leeren Sie dieses Feld"},
    .message[RULE_ENGLISH] = {"these hours could not be read: write them anew, and empty "
                              "this field"},
    .why[RULE_GERMAN] = "Familien sehen diese Zeiten nicht. Was unklar ist, rät das "
                        "Gerät nicht.",
    .why[RULE_ENGLISH] =
        "Families do not see these hours: what is unclear is not guessed.",
    .bad = "offer a hours_said Mo-Fr 9-12, 2-5", .good = "offer a hours_said")

RULE(BAD_DATES, .id = "bad_dates", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Das sind keine Termine, die das Gerät lesen kann: {0}"},
     .message[RULE_ENGLISH] = {"{0}"},
     .why[RULE_GERMAN] = "Aus den Terminen macht das Gerät die Seite „Diese Woche“.",
     .why[RULE_ENGLISH] = "From the dates the terminal makes its page of this week.",
     .bad = "offer a dates jeden Dienstag",
     .good = "offer a dates DTSTART:20261201T093000 RRULE:FREQ=WEEKLY")

RULE(NO_DATES_LEFT, .id = "no_dates_left", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Der letzte Termin war am {0}: Schreiben Sie neue, oder nehmen Sie ihn heraus"},
     .message[RULE_ENGLISH] = {"the last date was on {0}: set new ones, or take it out"},
     .why[RULE_GERMAN] = "Was vorbei ist, zeigt das Gerät nicht mehr.",
     .why[RULE_ENGLISH] = "The terminal does not show what is over.",
     .bad = "offer a dates DTSTART:20260901T093000 RRULE:FREQ=WEEKLY;COUNT=3",
     .good = "offer a dates DTSTART:20260901T093000 RRULE:FREQ=WEEKLY")

RULE(DATES_END, .id = "dates_end", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Der letzte Termin ist am {0}: Fragen Sie nach, wie es weitergeht"},
     .message[RULE_ENGLISH] = {"the last date is on {0}: ask how it goes on"},
     .why[RULE_GERMAN] = "Nach dem letzten Termin steht dort nichts mehr.",
     .why[RULE_ENGLISH] = "After the last date nothing stands there any more.",
     .bad = "offer a dates DTSTART:20261201T093000",
     .good = "offer a dates DTSTART:20270601T093000")

RULE(STRAY_DATE, .id = "stray_date", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Am {0} soll etwas ausfallen, da ist aber nichts: Stimmt der Tag?"},
     .message[RULE_ENGLISH] =
         {"on {0} something is to fall out, but there is nothing: is the day right?"},
     .why[RULE_GERMAN] = "Der Termin, der wirklich ausfällt, steht sonst weiter da.",
     .why[RULE_ENGLISH] = "The date that really falls out goes on standing there.",
     .bad = "offer a dates DTSTART:20261201T093000 RRULE:FREQ=WEEKLY EXDATE:20261223",
     .good = "offer a dates DTSTART:20261201T093000 RRULE:FREQ=WEEKLY EXDATE:20261222")
