/* The fields of an offer, a row each, in the order of JSON and CSV; offer_field.h says
 * what stands in a row. No guard: whoever reads it says what a row and its parts become,
 * and gets of the rest nothing. */

#ifndef OFFER_FIELD
#define OFFER_FIELD(id, name, since, place, said, hsds, ...) said(place)
#endif
#ifndef OFFER_TEXT
#define OFFER_TEXT(id, name, since, place, text, said, hsds, ...) said(place text)
#endif
#ifndef SAID
#define SAID(...) __VA_ARGS__
#endif
#ifndef UNSAID
#define UNSAID(...) __VA_ARGS__
#endif
#ifndef IN_SERVICE
#define IN_SERVICE(column)
#endif
#ifndef IN_LIST
#define IN_LIST(kind)
#endif
#ifndef IN_TEXT
#define IN_TEXT(column)
#endif
#ifndef HSDS_HOME
#define HSDS_HOME(table, column)
#endif
#ifndef HSDS_OWN
#define HSDS_OWN(column, kind, words)
#endif
#ifndef HSDS_TEXT
#define HSDS_TEXT(column, kind, words)
#endif
#define HSDS_NONE
#define IN_ORGANIZATION
#define IN_TEXT_LIST
#define IS_KEY

OFFER_FIELD(ID, "id", 1, IS_KEY, SAID, HSDS_NONE, .type = FIELD_ID, .required = true,
            .titles = "kennung schlussel angebotsid")

OFFER_TEXT(NAME, "name", 1, IN_SERVICE("name"), IN_TEXT("name"), SAID,
           HSDS_HOME("service", "name") HSDS_TEXT("name", TEXT, "As service.name"),
           .type = FIELD_LINE, .required = true, .gate = FIELD_TITLE,
           .titles = "angebot angebotsname titel bezeichnung namedesangebots title "
                     "service servicename offer",
           .note = "What the offer is called. One line, at most 300 characters.")

OFFER_FIELD(PROVIDER, "provider", 1, IN_ORGANIZATION, SAID,
            HSDS_HOME("organization", "name"), .type = FIELD_LINE, .required = true,
            .titles = "anbieter anbieterin trager tragerin organisation einrichtung "
                      "institution organization stelle verein firma anbietername")

OFFER_FIELD(TOPICS, "topics", 1, IN_LIST("topic"), SAID,
            HSDS_OWN("x_topics", LIST,
                     "ANNA: ids of topics in order, the main one first; a JSON list"),
            .type = FIELD_IDS,
            .titles = "thema themen topic kategorie kategorien bereich themenbereich "
                      "rubrik category categories")

OFFER_FIELD(KIND, "kind", 1, IN_LIST("kind"), UNSAID,
            HSDS_OWN("x_kind", TEXT,
                     "ANNA: benefit, if one has a right to it; else help"),
            .type = FIELD_CHOICE, .choices = "benefit help",
            .titles = "art angebotsart kind leistungsart")

OFFER_FIELD(PINNED, "pinned", 1, IN_LIST("pinned"), UNSAID,
            HSDS_OWN("x_pinned", TEXT,
                     "ANNA: place among the first of its first topic, from 1; 0: none"),
            .type = FIELD_COUNT, .high = 99, .titles = "platz angeheftet oben pinned")

OFFER_FIELD(ICON, "icon", 1, IN_LIST("icon"), UNSAID,
            HSDS_OWN("x_icon", TEXT, "ANNA: picture, a name of Material Icons"),
            .type = FIELD_ID, .titles = "symbol bild piktogramm icon")

OFFER_FIELD(SCOPE, "scope", 1, IN_SERVICE("x_scope"), SAID,
            HSDS_OWN("x_scope", MUST,
                     "ANNA: whom it is for: a town, 'district', 'national'"),
            .type = FIELD_ID, .required = true,
            .titles = "geltungsbereich einzugsgebiet zustandigfur gultigfur gebiet")

OFFER_FIELD(STREET, "address.street", 1, IN_SERVICE("x_street"), SAID,
            HSDS_HOME("address", "address_1")
                HSDS_OWN("x_address_street", TEXT,
                         "ANNA: part of an address that is not whole"),
            .type = FIELD_LINE,
            .titles = "strasse str street strasseundhausnummer strassehausnummer "
                      "strassehausnr strassenr strasseundnr strassenname")

OFFER_FIELD(POSTCODE, "address.postcode", 1, IN_SERVICE("x_postcode"), SAID,
            HSDS_HOME("address", "postal_code")
                HSDS_OWN("x_address_postcode", TEXT,
                         "ANNA: part of an address that is not whole"),
            .type = FIELD_LINE,
            .titles = "plz postleitzahl postcode zip zipcode postalcode")

OFFER_FIELD(CITY, "address.city", 1, IN_SERVICE("x_city"), SAID,
            HSDS_HOME("address", "city")
                HSDS_OWN("x_address_city", TEXT,
                         "ANNA: part of an address that is not whole"),
            .type = FIELD_LINE,
            .titles = "ort stadt city wohnort gemeinde town ortschaft")

OFFER_FIELD(LAT, "lat", 1, IN_SERVICE("x_lat"), SAID,
            HSDS_HOME("location", "latitude")
                HSDS_OWN("x_lat", TEXT, "ANNA: latitude without longitude"),
            .type = FIELD_NUMBER, .low = -90, .high = 90,
            .titles = "latitude breitengrad geobreite breite")

OFFER_FIELD(LON, "lon", 1, IN_SERVICE("x_lon"), SAID,
            HSDS_HOME("location", "longitude")
                HSDS_OWN("x_lon", TEXT, "ANNA: longitude without latitude"),
            .type = FIELD_NUMBER, .low = -180, .high = 180,
            .titles = "lng long longitude langengrad geolange lange")

OFFER_TEXT(
    WAY_THERE, "way_there", 1, IN_LIST("way_there"), IN_TEXT_LIST, SAID,
    HSDS_OWN("x_way_there", LIST, "ANNA: the way there in words; a JSON list")
        HSDS_TEXT("way_there", LIST, "As service.x_way_there; a JSON list"),
    .type = FIELD_TEXTS, .gate = FIELD_PROSE,
    .titles = "anfahrt wegbeschreibung anreise wegdorthin sokommensiehin directions",
    .note = "One step on the way to its place. One line, at most 300 characters.")

OFFER_FIELD(PHONE, "phone", 1, IN_SERVICE("x_phone"), SAID, HSDS_HOME("phone", "number"),
            .type = FIELD_PHONE,
            .titles = "telefon tel telefonnummer telefonnr telnr fon rufnummer festnetz "
                      "phonenumber telephone telefone")

OFFER_FIELD(EMAIL, "email", 1, IN_SERVICE("email"), SAID, HSDS_HOME("service", "email"),
            .type = FIELD_EMAIL, .titles = "mail mailadresse emailadresse emailaddress")

OFFER_FIELD(WEB, "web", 1, IN_SERVICE("url"), SAID, HSDS_HOME("service", "url"),
            .type = FIELD_WEB,
            .titles = "website webseite webadresse internet homepage url internetseite "
                      "internetadresse link www")

OFFER_FIELD(HOURS, "hours", 1, IN_SERVICE("x_hours"), SAID,
            HSDS_HOME("schedule", "description") HSDS_OWN(
                "x_hours", TEXT,
                "ANNA: opening hours as OpenStreetMap's opening_hours; schedules "
                "are made from it"),
            .type = FIELD_HOURS,
            .titles = "offnungszeiten offnungszeit openinghours sprechzeiten sprechzeit "
                      "burozeiten zeiten")

OFFER_FIELD(PHONE_HOURS, "phone_hours", 1, IN_LIST("phone_hours"), SAID,
            HSDS_OWN("x_phone_hours", TEXT,
                     "ANNA: when somebody answers the phone, as opening_hours"),
            .type = FIELD_HOURS,
            .titles = "telefonzeiten telefonzeit telefonsprechzeiten telefonsprechzeit "
                      "telefonischesprechzeiten telefonischeerreichbarkeit "
                      "telefonischerreichbar erreichbarkeit phonehours")

OFFER_FIELD(HOURS_SAID, "hours_said", 1, IN_LIST("hours_said"), UNSAID,
            HSDS_OWN("x_hours_said", TEXT,
                     "ANNA: hours as the source has them, that could not be read"),
            .type = FIELD_TEXT, .titles = "offnungszeitenimwortlaut")

OFFER_FIELD(DATES, "dates", 1, IN_LIST("date"), SAID,
            HSDS_OWN("x_dates", LIST,
                     "ANNA: dates as lines of iCalendar (RFC 5545), parted by blanks; a "
                     "JSON list"),
            .type = FIELD_DATES,
            .titles = "termine termin veranstaltungstermine treffen kurstermine dates "
                      "gruppentermine")

OFFER_FIELD(ACCESS, "access", 1, IN_SERVICE("x_access"), SAID,
            HSDS_OWN("x_access", TEXT, "ANNA: walk_in, appointment, phone_first"),
            .type = FIELD_CHOICE, .choices = "walk_in appointment phone_first",
            .titles = "zugang terminpflicht terminnotig mittermin terminerforderlich "
                      "anmeldung anmeldungerforderlich")

OFFER_FIELD(WAYS, "ways", 1, IN_LIST("way"), SAID,
            HSDS_OWN("x_ways", LIST, "ANNA: online, phone, in_person, post; a JSON list"),
            .type = FIELD_CHOICES, .choices = "online phone in_person post",
            .titles = "weg wege kontaktweg kontaktwege")

OFFER_TEXT(COST, "cost", 1, IN_SERVICE("x_cost"), IN_TEXT("cost"), SAID,
           HSDS_HOME("service", "fees_description")
               HSDS_TEXT("cost", TEXT, "As service.fees_description"),
           .type = FIELD_LINE, .gate = FIELD_ITEM,
           .titles = "kosten preis preise gebuhr gebuhren beitrag costs price fee fees",
           .note = "What it costs. One line, at most 300 characters.")

OFFER_FIELD(LANGUAGES, "languages", 1, IN_LIST("language"), SAID,
            HSDS_HOME("language", "name"), .type = FIELD_TEXTS,
            .titles = "sprache sprachen language")

OFFER_TEXT(BRING, "what_you_bring", 1, IN_LIST("required_document"), IN_TEXT_LIST, SAID,
           HSDS_HOME("required_document", "document")
               HSDS_TEXT("what_you_bring", LIST,
                         "As required_document.document; a JSON list"),
           .type = FIELD_TEXTS, .gate = FIELD_ITEM,
           .titles = "mitbringen mitzubringen bittemitbringen dasmitbringen unterlagen "
                     "benotigteunterlagen dokumente papiere bring",
           .note = "A paper to bring along. One line, at most 300 characters.")

OFFER_TEXT(WHO, "who", 1, IN_SERVICE("eligibility_description"), IN_TEXT("who"), SAID,
           HSDS_HOME("service", "eligibility_description")
               HSDS_TEXT("who", TEXT, "As service.eligibility_description"),
           .type = FIELD_TEXT, .gate = FIELD_PROSE,
           .titles = "furwen wer zielgruppe zielgruppen targetgroup audience",
           .note = "For whom it is. At most 4,000 characters.")

OFFER_TEXT(NOT_FOR, "not_for", 1, IN_SERVICE("x_not_for"), IN_TEXT("not_for"), SAID,
           HSDS_OWN("x_not_for", TEXT, "ANNA: whom it is not for")
               HSDS_TEXT("not_for", TEXT, "As service.x_not_for"),
           .type = FIELD_TEXT, .gate = FIELD_PROSE, .titles = "nichtfur nichtfurwen",
           .note = "For whom it is not. At most 4,000 characters.")

OFFER_TEXT(SUMMARY, "summary", 1, IN_SERVICE("description"), IN_TEXT("summary"), SAID,
           HSDS_HOME("service", "description")
               HSDS_TEXT("summary", TEXT, "As service.description"),
           .type = FIELD_TEXT, .required = true, .gate = FIELD_PROSE,
           .titles = "kurzgesagt beschreibung kurzbeschreibung description inhalt "
                     "zusammenfassung "
                     "info angebotsbeschreibung beschreibungdesangebots text",
           .note = "What it is; lists show the first sentence. At most 4,000 "
                   "characters.")

OFFER_TEXT(STEPS, "steps", 1, IN_LIST("step"), IN_TEXT_LIST, SAID,
           HSDS_HOME("service", "application_process")
               HSDS_TEXT("steps", LIST, "As service.application_process; a JSON list"),
           .type = FIELD_TEXTS, .gate = FIELD_PROSE,
           .titles = "schritt schritte sogehtes ablauf vorgehen",
           .note = "One step on the way to it. One line, at most 300 characters.")

OFFER_FIELD(ACCESSIBILITY, "accessibility", 1, IN_LIST("accessibility"), SAID, HSDS_NONE,
            .type = FIELD_MAP, .titles = "barrierefreiheit zuganglichkeit")

OFFER_FIELD(WITH_CHILD, "with_child", 1, IN_SERVICE("x_with_child"), SAID,
            HSDS_OWN("x_with_child", TEXT,
                     "ANNA: whether a child may come along: yes, no, unknown"),
            .type = FIELD_CHOICE, .choices = "yes no unknown",
            .titles = "mitkind kinderwillkommen kinderkonnenmit mitkindern")

OFFER_FIELD(FOR_CHILD, "for_child", 1, IN_LIST("for_child"), SAID,
            HSDS_OWN("x_for_child", LIST,
                     "ANNA: what there is for a child that comes along; a JSON list"),
            .type = FIELD_CHOICES, .choices = OFFER_CHILD_WORDS,
            .titles = "furdaskind furkinder kinderausstattung forchild")

OFFER_FIELD(AGES, "ages", 1, IN_LIST("age"), SAID,
            HSDS_OWN("x_ages", LIST,
                     "ANNA: for parents of children of which age; a JSON list"),
            .type = FIELD_CHOICES, .choices = FINDER_AGE_WORDS,
            .titles = "alter altersgruppe altersgruppen ages")

OFFER_FIELD(SITUATIONS, "situations", 1, IN_LIST("situation"), SAID,
            HSDS_OWN("x_situations", LIST,
                     "ANNA: what it is about, the main thing first; a JSON list"),
            .type = FIELD_CHOICES, .choices = FINDER_SITUATION_WORDS,
            .titles = "lagen lebenslagen situationen situations")

OFFER_FIELD(NOT_SITUATIONS, "not_situations", 1, IN_LIST("not_situation"), SAID,
            HSDS_OWN("x_not_situations", LIST,
                     "ANNA: situations that x_not_for speaks of; a JSON list"),
            .type = FIELD_CHOICES, .choices = FINDER_SITUATION_WORDS,
            .titles = "nichtbei ausgeschlossen")

OFFER_FIELD(HARD, "hard", 1, IN_LIST("hard"), SAID,
            HSDS_OWN("x_hard", LIST, "ANNA: what it makes easier; a JSON list"),
            .type = FIELD_CHOICES, .choices = FINDER_HARD_WORDS,
            .titles = "hurden erleichtert hilftbei")

OFFER_FIELD(PEOPLE, "people", 1, IN_LIST("people"), SAID,
            HSDS_OWN("x_people", LIST, "ANNA: who goes along; a JSON list"),
            .type = FIELD_CHOICES, .choices = FINDER_PEOPLE_WORDS,
            .titles = "menschen begleitung werhilft")

OFFER_FIELD(RELATED, "related", 1, IN_LIST("related"), SAID,
            HSDS_OWN("x_related", LIST,
                     "ANNA: x_id of services that go with it; a JSON list"),
            .type = FIELD_IDS, .titles = "verwandt verwandteangebote siehauch")

OFFER_FIELD(KEYWORDS, "keywords", 1, IN_LIST("keyword"), SAID,
            HSDS_OWN("x_keywords", LIST, "ANNA: words that it is found by; a JSON list"),
            .type = FIELD_TEXTS,
            .titles = "stichwort stichworte stichworter schlagwort schlagworte "
                      "schlagworter suchworte suchworter tags")

OFFER_TEXT(HEADS_UP, "heads_up.text", 1, IN_SERVICE("x_heads_up"), IN_TEXT("heads_up"),
           SAID,
           HSDS_HOME("service", "alert")
               HSDS_TEXT("heads_up_text", TEXT, "As service.alert"),
           .type = FIELD_TEXT, .gate = FIELD_PROSE,
           .titles = "hinweis hinweise wichtig aktulles",
           .note = "A note in front of everything else. At most 4,000 characters.")

OFFER_FIELD(HEADS_UP_UNTIL, "heads_up.until", 1, IN_SERVICE("x_heads_up_until"), SAID,
            HSDS_OWN("x_heads_up_until", DATE, "ANNA: the last day of the alert"),
            .type = FIELD_DAY, .titles = "hinweisbis")

OFFER_FIELD(SOURCE, "source", 1, IN_SERVICE("x_source"), UNSAID,
            HSDS_OWN("x_source", TEXT, "ANNA: where the facts stand"), .type = FIELD_TEXT,
            .titles = "qulle qullen herkunft")

OFFER_FIELD(AS_OF, "as_of", 1, IN_SERVICE("x_as_of"), UNSAID,
            HSDS_OWN("x_as_of", TEXT, "ANNA: month or day of the source, 2026-11"),
            .type = FIELD_MONTH, .past = true,
            .titles = "stand datenstand standvom aktualisiertam")

OFFER_FIELD(CHECKED_ON, "checked_on", 1, IN_SERVICE("x_checked_on"), UNSAID,
            HSDS_HOME("service", "assured_date"), .type = FIELD_DAY, .past = true,
            .titles = "gepruft gepruftam kontrolliertam uberpruftam")

OFFER_FIELD(CONFIDENCE, "confidence", 1, IN_SERVICE("x_confidence"), UNSAID,
            HSDS_OWN("x_confidence", MUST, "ANNA: high, medium, low"),
            .type = FIELD_CHOICE, .required = true, .choices = "high medium low",
            .titles = "verlasslichkeit sicherheit gute")

#undef OFFER_FIELD
#undef OFFER_TEXT
#undef SAID
#undef UNSAID
#undef IN_SERVICE
#undef IN_LIST
#undef IN_TEXT
#undef HSDS_HOME
#undef HSDS_OWN
#undef HSDS_TEXT
#undef HSDS_NONE
#undef IN_ORGANIZATION
#undef IN_TEXT_LIST
#undef IS_KEY
