/* The rules about the data; rule.h says what a row is. No guard: it is read once a
 * table. */

RULE(BAD_PHONE, .id = "bad_phone", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Diese Nummer kann man nicht wählen: {0}"},
     .message[RULE_ENGLISH] = {"{0}"},
     .why[RULE_GERMAN] = "Das Telefon wählt die Nummer so, wie sie da steht.",
     .why[RULE_ENGLISH] = "A phone dials the number as it stands there.",
     .bad = "offer a phone 02582 88", .good = "offer a phone +49258288")

RULE(FICTION_PHONE, .id = "fiction_phone", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Eine Nummer für Filme und Bücher: Setzen Sie die echte ein"},
     .message[RULE_ENGLISH] =
         {"a number for films and books that nobody answers: put in the real one"},
     .why[RULE_GERMAN] = "Unter dieser Nummer meldet sich niemand.",
     .why[RULE_ENGLISH] = "Nobody answers this number.",
     .bad = "offer a phone +492214710110", .good = "offer a phone +492582880")

RULE(BAD_WEB, .id = "bad_web", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Diese Adresse geht nicht: {0}",
          "Eine Adresse im Netz beginnt mit https://. Probieren Sie https://{0} aus"},
     .message[RULE_ENGLISH] =
         {"{0}", "a web address begins with https://; try https://{0} in a browser and "
                 "set that"},
     .why[RULE_GERMAN] = "Das Telefon öffnet nur eine ganze Adresse.",
     .why[RULE_ENGLISH] = "A phone opens a whole address only.",
     .bad = "offer a web www.everswinkel.de",
     .good = "offer a web https://www.everswinkel.de")

RULE(BAD_EMAIL, .id = "bad_email", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Diese E-Mail-Adresse geht nicht: {0}"},
     .message[RULE_ENGLISH] = {"{0}"},
     .why[RULE_GERMAN] = "Eine Mail an diese Adresse kommt nicht an.",
     .why[RULE_ENGLISH] = "Mail to this address does not arrive.",
     .bad = "offer a email rathaus", .good = "offer a email rathaus@everswinkel.de")

RULE(BAD_VALUE, .id = "bad_value", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Das geht hier nicht: {0}"},
     .message[RULE_ENGLISH] = {"{0}"},
     .why[RULE_GERMAN] = "Was im Feld steht, kann das Gerät nicht lesen.",
     .why[RULE_ENGLISH] = "The terminal cannot read what stands in the field.",
     .bad = "offer a lat Rathaus", .good = "offer a lat 51.9")

RULE(DAY_AHEAD, .id = "day_ahead", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Dieser Tag kann nicht stimmen, er zählt nicht"},
     .message[RULE_ENGLISH] = {"this day cannot be right, and does not count"},
     .why[RULE_GERMAN] = "Ein Tag, der noch nicht war, macht Altes frisch.",
     .why[RULE_ENGLISH] = "A day that has not come makes old things look fresh.",
     .bad = "offer a checked_on 2062-12-29", .good = "offer a checked_on 2026-11-20")

RULE(LEFT_OVER, .id = "left_over", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Das steht da, wie ein Programm es liefert: Schreiben Sie {0}",
          "Ein Buchstabe ist verloren: Fragen Sie nach, wie es heißt"},
     .message[RULE_ENGLISH] = {"it stands as a program left it: write {0}",
                               "a letter is lost: ask the source how it is written"},
     .why[RULE_GERMAN] = "Zeichen von Programmen versteht niemand.",
     .why[RULE_ENGLISH] = "Nobody understands the signs of programs.",
     .bad = "offer a who <b>Für alle.</b>", .good = "offer a who Für alle.")

RULE(NO_FONT, .id = "no_font", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Das Gerät zeigt dafür nur ein leeres Kästchen: {0}"},
     .message[RULE_ENGLISH] = {"the terminal shows an empty box for {0}"},
     .why[RULE_GERMAN] = "Die Schriften des Geräts haben diese Zeichen nicht.",
     .why[RULE_ENGLISH] = "The fonts of the terminal do not have these signs.",
     .bad = "offer a who Für alle 😀", .good = "offer a who Für alle ♥")

RULE(NO_DATE, .id = "no_date", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Niemand weiß, wie alt das ist: Fragen Sie nach, und bestätigen Sie es"},
     .message[RULE_ENGLISH] =
         {"nobody knows how old this is: ask the provider, and confirm it"},
     .why[RULE_GERMAN] = "Ohne Datum sagt das Gerät: Bitte vorher anrufen.",
     .why[RULE_ENGLISH] = "Without a date the terminal says: please call first.",
     .bad = "offer a as_of", .good = "offer a as_of 2026-10")

RULE(OLD, .id = "old", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Älter als ein Jahr: Fragen Sie nach, und bestätigen Sie es"},
     .message[RULE_ENGLISH] = {"older than a year: ask the provider, and confirm it"},
     .why[RULE_GERMAN] = "Alte Angaben schicken Menschen vor geschlossene Türen.",
     .why[RULE_ENGLISH] = "What is old sends people to closed doors.",
     .bad = "offer a as_of 2018-01", .good = "offer a checked_on 2026-11-20")

RULE(UNCHECKED, .id = "unchecked", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Unsicher und nicht geprüft: Es erscheint erst, wenn jemand es bestätigt"},
     .message[RULE_ENGLISH] =
         {"low confidence and not checked: it is not published until it is confirmed"},
     .why[RULE_GERMAN] = "Was niemand geprüft hat, zeigt das Gerät nicht.",
     .why[RULE_ENGLISH] = "The terminal does not show what nobody has checked.",
     .bad = "offer a confidence low", .good = "offer a confidence high")

RULE(SELF_RELATED, .id = "self_related", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Das Angebot führt zu sich selbst: Nehmen Sie den Verweis heraus"},
     .message[RULE_ENGLISH] = {"the offer leads to itself: take the id out"},
     .why[RULE_GERMAN] = "Wer dort tippt, kommt nicht weiter.",
     .why[RULE_ENGLISH] = "Whoever taps there gets nowhere.", .bad = "offer a related a",
     .good = "offer a related b")

RULE(UNKNOWN_OFFER, .id = "unknown_offer", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Dieses Angebot gibt es nicht: Nehmen Sie es heraus. Oder wählen Sie das "
          "richtige",
          "Dieses Angebot gibt es nicht"},
     .message[RULE_ENGLISH] =
         {"there is no offer of that id: take it out, or put in the right one",
          "there is no offer of that id"},
     .why[RULE_GERMAN] = "Der Weg dorthin führt ins Leere.",
     .why[RULE_ENGLISH] = "The way there leads nowhere.",
     .bad = "offer a related nirgends", .good = "offer a related b")

RULE(OTHER_TOWN, .id = "other_town", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Das Angebot ist für einen anderen Ort. Hier sieht es niemand: Nehmen Sie es "
          "heraus"},
     .message[RULE_ENGLISH] =
         {"that offer is for another town, so nobody here sees it: take it out"},
     .why[RULE_GERMAN] = "Ein Gerät zeigt nur, was für seinen Ort gilt.",
     .why[RULE_ENGLISH] = "A terminal shows only what is for its town.",
     .bad = "offer a scope ennigerloh\noffer b scope everswinkel\noffer a related b",
     .good = "offer a scope ennigerloh\noffer b scope ennigerloh\noffer a related b")

RULE(NO_TOPIC, .id = "no_topic", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Kein Bild auf der ersten Seite führt hierher: Wählen Sie ein Thema"},
     .message[RULE_ENGLISH] =
         {"no picture on the first screen leads here: choose a topic"},
     .why[RULE_GERMAN] = "Ohne Thema findet man das Angebot nur über die Suche.",
     .why[RULE_ENGLISH] = "Without a topic only the search finds the offer.",
     .bad = "offer a topics", .good = "offer a topics money")

RULE(UNKNOWN_TOPIC, .id = "unknown_topic", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Dieses Thema gibt es nicht: Nehmen Sie es heraus. Oder wählen Sie "
          "das richtige"},
     .message[RULE_ENGLISH] =
         {"there is no topic of that id: take it out, or put in the right one"},
     .why[RULE_GERMAN] = "Unter diesem Thema sucht niemand.",
     .why[RULE_ENGLISH] = "Nobody looks under that topic.",
     .bad = "offer a topics money|mony", .good = "offer a topics money")

RULE(
    UNKNOWN_SCOPE, .id = "unknown_scope", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] =
        {"In diesem Ort steht kein Gerät: So zeigt es keines. Wählen Sie einen anderen Ort"},
    .message[RULE_ENGLISH] =
        {"neither district nor national nor the town of a site: no terminal shows it; "
         "choose one of them"},
    .why[RULE_GERMAN] = "Das Gebiet sagt, welche Geräte das Angebot zeigen.",
    .why[RULE_ENGLISH] = "The scope says which terminals show the offer.",
    .bad = "offer a scope nirgends", .good = "offer a scope ennigerloh")

RULE(
    NO_CONTACT, .id = "no_contact", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] =
        {"Kein Telefon, keine Straße, kein Web, keine E-Mail: Fragen Sie nach der Nummer",
         "Kein Telefon, keine SMS, keine E-Mail, kein Termin im Netz: So geht es nicht"},
    .message[RULE_ENGLISH] =
        {"no phone, no street, no web and no e-mail: nobody can reach it; ask the "
         "provider for the phone number",
         "no phone, no sms, no e-mail and no booking: nobody can reach this coach"},
    .why[RULE_GERMAN] = "Ein Angebot ohne Weg dorthin hilft niemandem.",
    .why[RULE_ENGLISH] = "An offer without a way to it helps nobody.",
    .bad = "offer a phone", .good = "offer a phone +492582880")

RULE(NO_PHONE_NO_ADDRESS, .id = "no_phone_no_address", .level = RULE_WARNING,
     .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Weder Telefon noch Straße: Ohne Internet erreicht man es nicht. Fragen Sie "
          "nach der Nummer"},
     .message[RULE_ENGLISH] =
         {"neither phone nor street: without the internet nobody can reach it; ask the "
          "provider for the phone number"},
     .why[RULE_GERMAN] = "Manche Eltern haben kein Netz.",
     .why[RULE_ENGLISH] = "Some parents have no internet.",
     .bad = "offer a phone\noffer a web https://a.example/",
     .good = "offer a address.street Markt 1\noffer a web https://a.example/")

RULE(
    PAST_HEADS_UP, .id = "past_heads_up", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] =
        {"Dieser Tag ist vorbei: Nehmen Sie den Hinweis heraus. Oder schreiben Sie einen "
         "späteren Tag"},
    .message[RULE_ENGLISH] =
        {"this day has gone: take the notice out, or set a later day"},
    .why[RULE_GERMAN] = "Ein alter Hinweis macht den neuen unglaubhaft.",
    .why[RULE_ENGLISH] = "An old notice makes a new one less believed.",
    .bad = "offer a heads_up.text Heute zu.\noffer a heads_up.until 2026-11-22",
    .good = "offer a heads_up.text Heute zu.\noffer a heads_up.until 2026-11-23")

RULE(
    EMPTY_HEADS_UP, .id = "empty_heads_up", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] =
        {"Ein Tag ohne Worte: Schreiben Sie den Hinweis. Oder nehmen Sie den Tag heraus"},
    .message[RULE_ENGLISH] =
        {"a day without words: write the notice, or take the day out"},
    .why[RULE_GERMAN] = "Das Gerät zeigt nur, was Worte hat.",
    .why[RULE_ENGLISH] = "The terminal shows only what has words.",
    .bad = "offer a heads_up.until 2026-12-24",
    .good = "offer a heads_up.text Heute zu.\noffer a heads_up.until 2026-12-24")

RULE(NO_PLACES, .id = "no_places", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Zu einem Coach kommt erst jemand, wenn dort freie Plätze stehen"},
     .message[RULE_ENGLISH] = {"nobody is sent to a coach before free places are set"},
     .why[RULE_GERMAN] = "Niemand soll auf einen vollen Coach warten.",
     .why[RULE_ENGLISH] = "Nobody shall wait for a coach who has no place.",
     .bad = "coach c open_places", .good = "coach c open_places 2")

RULE(BAD_BOOKING, .id = "bad_booking", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Diesen Termin-Link kann das Gerät nicht bauen: {0}"},
     .message[RULE_ENGLISH] = {"{0}"},
     .why[RULE_GERMAN] = "Ein Link führt nur zu einem Host, den Sie erlaubt haben.",
     .why[RULE_ENGLISH] = "A link leads only to a host that you allow.",
     .bad = "coach c booking provider=plain|url=https://evil.example/",
     .good = "coach c booking provider=plain|url=https://a.example/t")

RULE(
    LONG_ADDRESS, .id = "long_address", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] =
        {"Eine lange Adresse gibt einen Code, den alte Telefone nicht lesen. Der Server "
         "der Stadt soll eine kurze geben"},
    .message[RULE_ENGLISH] =
        {"a long address makes a code that old phones cannot read: let the town's server "
         "give a short one that leads there"},
    .why[RULE_GERMAN] = "Je länger die Adresse, desto feiner der Code.",
    .why[RULE_ENGLISH] = "The longer the address, the finer the code.",
    .bad = "coach c booking provider=plain|url=https://a.example/rathaus/erdgeschoss/"
           "zimmer-12/beratung/erstes-gespraech/termin-waehlen/montag/vormittag/kind",
    .good = "coach c booking provider=plain|url=https://a.example/t")

RULE(UNCHECKED_LINK, .id = "unchecked_link", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Über 30 Tage her: Das Gerät zeigt nur noch das Telefon. Rufen Sie check-links "
          "auf"},
     .message[RULE_ENGLISH] =
         {"over 30 days: the terminal shows the phone instead; run check-links"},
     .why[RULE_GERMAN] = "Ein Link, der lange nicht geprüft ist, kann tot sein.",
     .why[RULE_ENGLISH] = "A link that nobody has opened for long may be dead.",
     .bad = "coach c last_checked_on 2026-10-23",
     .good = "coach c last_checked_on 2026-10-24")

RULE(BROKEN_LINK, .id = "broken_link", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Der Link geht nicht, das Gerät zeigt nur das Telefon. Rufen Sie danach "
          "check-links auf"},
     .message[RULE_ENGLISH] =
         {"the terminal shows the phone instead; put it right and run check-links"},
     .why[RULE_GERMAN] = "Ein toter Link kostet eine Familie einen Tag.",
     .why[RULE_ENGLISH] = "A dead link costs a family a day.",
     .bad = "coach c last_check the server says 404", .good = "coach c last_check ok")

RULE(UNKNOWN_BARRIER, .id = "unknown_barrier", .level = RULE_ERROR, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Diese Hürde gibt es nicht"},
     .message[RULE_ENGLISH] = {"there is no barrier of that id"},
     .why[RULE_GERMAN] = "Eine Antwort gehört zu dem, was gemeldet wurde.",
     .why[RULE_ENGLISH] = "An answer belongs to what was reported.",
     .bad = "answer w barrier weg", .good = "answer w barrier forms")

RULE(NOT_SHOWN, .id = "not_shown", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Die Antwort erscheint erst, wenn done und state gesetzt sind"},
     .message[RULE_ENGLISH] = {"it is not published until done and state are set"},
     .why[RULE_GERMAN] = "Eine Antwort sagt, was getan ist und wie weit.",
     .why[RULE_ENGLISH] = "An answer says what was done and how far it is.",
     .bad = "answer w done", .good = "answer w done Jetzt ist offen.")

RULE(
    DOUBLE, .id = "double", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] =
        {"Gleiches Telefon und ähnlicher Name", "Gleiche Adresse und ähnlicher Name",
         "Fast die gleichen Worte", "Gleicher Name und Anbieter",
         (" wie {0} (\"{1}\"): Ist es eins, nehmen Sie eins heraus. Sonst sagt der Name den "
          "Unterschied")},
    .message[RULE_ENGLISH] =
        {"the same phone and a like name", "the same address and a like name",
         "nearly the same words", "the same name and provider",
         (" as {0} (\"{1}\"): if they are one, remove one; if not, let the name say how "
          "they differ")},
    .why[RULE_GERMAN] = "Doppelte Angebote machen die Liste lang.",
    .why[RULE_ENGLISH] = "Offers that stand twice make lists long.",
    .bad = "offer b name Geld", .good = "offer b name Wohnen")

RULE(
    PROVIDER_TWICE, .id = "provider_twice", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] =
        {"Bei {1} steht \"{0}\" (1 Angebot). Ist es derselbe Anbieter, dann schreiben Sie "
         "ihn gleich",
         "Bei {1} steht \"{0}\" ({2} Angebote). Ist es derselbe Anbieter, dann schreiben "
         "Sie ihn gleich"},
    .message[RULE_ENGLISH] =
        {"also written \"{0}\" (1 offer, as in {1}): if it is the same provider, write it "
         "in one way",
         "also written \"{0}\" ({2} offers, as in {1}): if it is the same provider, write "
         "it in one way"},
    .why[RULE_GERMAN] = "So stehen alle Angebote von einem Anbieter beisammen.",
    .why[RULE_ENGLISH] = "So all offers of a provider stand together.",
    .bad =
        "offer a provider Caritasverband Ahlen e.V.\noffer b provider Caritas Ahlen e. V.",
    .good = "offer a provider Caritas Ahlen\noffer b provider Caritas Ahlen")

RULE(NO_FIT, .id = "no_fit", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] =
         {"Das Angebot sagt nicht, zu wem es passt: Setzen Sie das Feld"},
     .message[RULE_ENGLISH] = {"the offer does not say whom it fits: set the field"},
     .why[RULE_GERMAN] = "Bei den drei Fragen kommt das Angebot sonst nicht vor.",
     .why[RULE_ENGLISH] = "Else the three questions do not find it.",
     .bad = "offer a situations money\noffer a ages any\noffer a hard none",
     .good = "offer a ages any\noffer a hard none")

RULE(FEW_ANSWERS, .id = "few_answers", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"In {0} passen zu {1} nur {2} Angebote",
                              "In {0} passen zu {1} weniger als 3 Angebote für {2}"},
     .message[RULE_ENGLISH] = {"in {0} only {2} offers fit {1}",
                               "in {0} fewer than 3 offers fit {1} for {2}"},
     .why[RULE_GERMAN] = "Wer das antwortet, soll mindestens drei Angebote sehen.",
     .why[RULE_ENGLISH] = "Whoever answers that should see three offers at least.")

RULE(OUTDATED_TEXT, .id = "outdated_text", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"Das Deutsche von {0} ist seither anders",
                              ": Lassen Sie den Text ansehen ({1})"},
     .message[RULE_ENGLISH] = {"the German of {0} has changed since",
                               ": have the text looked at ({1})"},
     .why[RULE_GERMAN] = "Die Übersetzung sagt noch, was früher galt.",
     .why[RULE_ENGLISH] = "The translation still says what once was so.")

RULE(
    OTHER_NUMBER, .id = "other_number", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] =
        {"Diese Zahl steht nur im Deutschen oder nur in der Übersetzung"},
    .message[RULE_ENGLISH] =
        {"this number stands either in the German or in the translation only"},
    .why[RULE_GERMAN] = "Eine falsche Zahl ist eine falsche Auskunft.",
    .why[RULE_ENGLISH] = "A wrong number is a wrong answer.",
    .bad =
        "offer a summary Hier gibt es 204 Euro.\noffer a text.en.summary Here you get 240 euros.",
    .good =
        "offer a summary Hier gibt es 204 Euro.\noffer a text.en.summary Here you get 204 euros.")

RULE(
    OTHER_TERM, .id = "other_term", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] = {"„{0}“ heißt in dieser Sprache überall: {1}"},
    .message[RULE_ENGLISH] = {"\"{0}\" is called in this language everywhere: {1}"},
    .why[RULE_GERMAN] = "Zwei Wörter für eine Sache sehen wie zwei Sachen aus.",
    .why[RULE_ENGLISH] = "Two words for one thing look like two things.",
    .bad =
        "offer a summary Das Kindergeld hilft.\noffer a text.pl.summary Pieniądze pomagają.",
    .good =
        "offer a summary Das Kindergeld hilft.\noffer a text.pl.summary Zasiłek na dziecko (Kindergeld) pomaga.")

RULE(
    MISSING_TEXTS, .id = "missing_texts", .level = RULE_WARNING, .about = RULE_OF_DATA,
    .message[RULE_GERMAN] = {"{0} von {1} Angeboten haben keinen Text in dieser Sprache"},
    .message[RULE_ENGLISH] = {"{0} of {1} offers have no text in it"},
    .why[RULE_GERMAN] = "Wer diese Sprache wählt, liest dort Deutsch.",
    .why[RULE_ENGLISH] = "Whoever chooses this language reads German there.")

RULE(MISSING_FIELDS, .id = "missing_fields", .level = RULE_WARNING, .about = RULE_OF_DATA,
     .message[RULE_GERMAN] = {"{0} von {1} Texten lassen Felder auf Deutsch ({2})"},
     .message[RULE_ENGLISH] = {"{0} of {1} texts leave fields in German ({2})"},
     .why[RULE_GERMAN] = "Ein halb übersetzter Text hilft nur halb.",
     .why[RULE_ENGLISH] = "A text that is half translated helps by half.")
