/* The rules about the German of a text; rule.h says what a row is. No guard: it is read
 * once a table. */

RULE(LONG_SENTENCE, .id = "long_sentence", .level = RULE_BY_DEGREE, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] =
         {"{0} Wörter: Sagen Sie es in zwei Sätzen mit höchstens {1} Wörtern"},
     .message[RULE_ENGLISH] = {"{0} words: say it in two sentences of at most {1}"},
     .why[RULE_GERMAN] = "Lange Sätze liest man zweimal. Über 15 Wörter sind ein Fehler.",
     .why[RULE_ENGLISH] =
         "A long sentence is read twice. Over 15 words are an error, over 12 a warning.",
     .bad = "Sie bekommen im Rathaus Geld für Essen, Kleidung, Schule, Miete, Strom, "
            "Wasser und Möbel.",
     .good = "Sie bekommen im Rathaus Geld. Das Geld ist für Essen, Kleidung und Schule.")

RULE(LONG_WORD, .id = "long_word", .level = RULE_ERROR, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] =
         {"Über 15 Buchstaben: Teilen Sie das Wort mit einem Binde-Strich"},
     .message[RULE_ENGLISH] = {"over 15 letters: part it with a hyphen or a soft hyphen"},
     .why[RULE_GERMAN] = "Lange Wörter erkennt man nicht auf einen Blick.",
     .why[RULE_ENGLISH] = "Long words are not taken in at a glance.",
     .bad = "Wir helfen bei der Wohnungssicherung.",
     .good = "Wir helfen bei der Wohnungs-Sicherung.")

RULE(OFFICIALESE, .id = "officialese", .level = RULE_BY_DEGREE, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] =
         {"Ein Wort vom Amt: Sagen Sie es einfach",
          "Ein Wort aus dem Gesetz: Lassen Sie es stehen und sagen Sie, was es heißt"},
     .message[RULE_ENGLISH] = {"a word of offices: say it plainly",
                               "a word of the law: keep it and say what it means"},
     .why[RULE_GERMAN] = "Diese Wörter kennt nur, wer im Amt arbeitet.",
     .why[RULE_ENGLISH] = "Only people who work in an office know these words.",
     .bad = "Holen Sie den Vordruck.", .good = "Holen Sie das Formular.")

RULE(PASSIVE, .id = "passive", .level = RULE_WARNING, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] = {"Sagen Sie, wer es tut: \"Wir prüfen Ihren Antrag\"",
                              "Sagen Sie, wer es tun muss: \"Sie müssen ...\""},
     .message[RULE_ENGLISH] = {"say who does it: \"Wir prüfen Ihren Antrag\"",
                               "say who has to do it: \"Sie müssen ...\""},
     .why[RULE_GERMAN] = "Im Passiv fehlt, wer etwas tut.",
     .why[RULE_ENGLISH] = "The passive does not say who does it.",
     .bad = "Ihr Antrag wird geprüft.", .good = "Wir prüfen Ihren Antrag.")

RULE(GENITIVE, .id = "genitive", .level = RULE_WARNING, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] = {"Sagen Sie es mit \"von\" oder in zwei Sätzen"},
     .message[RULE_ENGLISH] = {"say it with \"von\" or in two sentences"},
     .why[RULE_GERMAN] = "Den Genitiv spricht kaum jemand. Darum liest man ihn langsam.",
     .why[RULE_ENGLISH] = "Hardly anybody speaks the genitive, so it is read slowly.",
     .bad = "Das ist die Adresse des Amtes.", .good = "Das ist die Adresse vom Amt.")

RULE(SUBJUNCTIVE, .id = "subjunctive", .level = RULE_WARNING, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] =
         {"Sagen Sie, was ist oder was jemand kann: \"kann\", \"ist\""},
     .message[RULE_ENGLISH] = {"say what is or what somebody can do: \"kann\", \"ist\""},
     .why[RULE_GERMAN] = "Der Konjunktiv lässt offen, ob es wirklich so ist.",
     .why[RULE_ENGLISH] = "The subjunctive leaves open whether it is so.",
     .bad = "Wir würden Ihnen gern helfen.", .good = "Wir helfen Ihnen gern.")

RULE(
    NEGATION, .id = "negation", .level = RULE_WARNING, .about = RULE_OF_TEXT,
    .message[RULE_GERMAN] =
        {"Zweimal \"nicht\" in einem Satz: Sagen Sie, was ist. Oder machen Sie zwei Sätze"},
    .message[RULE_ENGLISH] =
        {"two negations in a sentence: say what is, or make two sentences"},
    .why[RULE_GERMAN] = "Wer zwei Verneinungen liest, muss rechnen.",
    .why[RULE_ENGLISH] = "Whoever reads two negations has to calculate.",
    .bad = "Sie müssen nicht ohne Termin kommen.", .good = "Sie brauchen einen Termin.")

RULE(BRACKETS, .id = "brackets", .level = RULE_WARNING, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] = {"Machen Sie einen eigenen Satz daraus, ohne Klammern"},
     .message[RULE_ENGLISH] = {"say it in a sentence of its own, without brackets"},
     .why[RULE_GERMAN] = "Klammern unterbrechen den Satz.",
     .why[RULE_ENGLISH] = "Brackets interrupt the sentence.",
     .bad = "Kommen Sie ins Rathaus (zweiter Stock links).",
     .good = "Kommen Sie ins Rathaus. Gehen Sie in den zweiten Stock.")

RULE(ABBREVIATION, .id = "abbreviation", .level = RULE_WARNING, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] =
         {"Schreiben Sie es aus",
          "Schreiben Sie es aus. Oder sagen Sie einmal, was die Buchstaben heißen"},
     .message[RULE_ENGLISH] = {"write it out",
                               "write it out, or say once what it stands for"},
     .why[RULE_GERMAN] = "Wer die Kürzel nicht kennt, versteht den Satz nicht.",
     .why[RULE_ENGLISH] =
         "Whoever does not know the short form does not understand the sentence.",
     .bad = "Bringen Sie z. B. den Brief mit.",
     .good = "Bringen Sie zum Beispiel den Brief mit.")

RULE(NUMBER_WORD, .id = "number_word", .level = RULE_WARNING, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] = {"Schreiben Sie die Zahl in Ziffern"},
     .message[RULE_ENGLISH] = {"write it in figures"},
     .why[RULE_GERMAN] = "Ziffern findet man im Text sofort wieder.",
     .why[RULE_ENGLISH] = "Figures are found again in a text at once.",
     .bad = "Das Amt hat fünf Zimmer.", .good = "Das Amt hat 5 Zimmer.")

RULE(
    THOUGHTS, .id = "thoughts", .level = RULE_WARNING, .about = RULE_OF_TEXT,
    .message[RULE_GERMAN] = {"Mehr als ein Nebensatz: Machen Sie zwei Sätze",
                             "Ein Nebensatz: Machen Sie einen eigenen Satz daraus",
                             "Zwei Sätze in einem: Setzen Sie dort einen Punkt",
                             "Zwei Gedanken in einem Satz: Setzen Sie dort einen Punkt"},
    .message[RULE_ENGLISH] = {"more than one subordinate clause: make two sentences",
                              "a subordinate clause: make it a sentence of its own",
                              "two sentences in one: put a full stop there",
                              "two thoughts in one sentence: put a full stop there"},
    .why[RULE_GERMAN] = "Ein Satz, ein Gedanke: So weiß man immer, wo man ist.",
    .why[RULE_ENGLISH] = "One thought a sentence: so a reader always knows where she is.",
    .bad = "Das Amt hilft Ihnen; der Weg ist kurz.",
    .good = "Das Amt hilft Ihnen. Der Weg ist kurz.")

RULE(GATE_AMSTAD, .id = "gate_amstad", .level = RULE_BY_DEGREE, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] =
         {"Flesch-Amstad {0} ist zu niedrig: kürzere Wörter, kürzere Sätze"},
     .message[RULE_ENGLISH] =
         {"Flesch-Amstad {0} is too low: shorter words, shorter sentences"},
     .why[RULE_GERMAN] =
         "Unter 60 ist ein Fehler, unter 65 ein Hinweis. Erst ab 20 Wörtern.",
     .why[RULE_ENGLISH] =
         "Under 60 is an error, under 65 a warning; only for 20 words and more.")

RULE(GATE_WSTF1, .id = "gate_wstf1", .level = RULE_BY_DEGREE, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] = {"Die Wiener Formel {0} ist zu hoch: kürzere Wörter"},
     .message[RULE_ENGLISH] = {"Wiener Sachtextformel {0} is too high: shorter words"},
     .why[RULE_GERMAN] =
         "Die Zahl ist ein Schuljahr. Über 6 ist ein Fehler. Erst ab 20 Wörtern.",
     .why[RULE_ENGLISH] =
         "The figure is a school year: over 6 is an error; only for 20 words and more.")

RULE(GATE_LIX, .id = "gate_lix", .level = RULE_BY_DEGREE, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] = {"LIX {0} ist zu hoch: kürzere Wörter, kürzere Sätze"},
     .message[RULE_ENGLISH] = {"LIX {0} is too high: shorter words, shorter sentences"},
     .why[RULE_GERMAN] = "Über 36 ist ein Fehler. Erst ab 20 Wörtern.",
     .why[RULE_ENGLISH] = "Over 36 is an error; only for 20 words and more.")

RULE(GATE_MEAN, .id = "gate_mean", .level = RULE_BY_DEGREE, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] = {"{0} Wörter im Satz sind im Schnitt zu viele"},
     .message[RULE_ENGLISH] = {"{0} words a sentence on average are too many"},
     .why[RULE_GERMAN] = "Über 9 Wörter im Schnitt sind ein Fehler. Erst ab 20 Wörtern.",
     .why[RULE_ENGLISH] =
         "Over 9 words on average are an error; only for 20 words and more.")

RULE(GATE_STYLE, .id = "gate_style", .level = RULE_BY_DEGREE, .about = RULE_OF_TEXT,
     .message[RULE_GERMAN] =
         {"In {0} % der Sätze steht Passiv, Genitiv oder Konjunktiv: zu viele"},
     .message[RULE_ENGLISH] =
         {"{0} % of the sentences have a passive, genitive or subjunctive: too many"},
     .why[RULE_GERMAN] =
         "Ein Satz davon stört nicht, viele machen müde. Erst ab 20 Sätzen.",
     .why[RULE_ENGLISH] =
         "One such sentence is no harm, many tire; only for 20 sentences and more.")
