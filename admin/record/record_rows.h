/* The fields of all that is no offer, a row each, in the order of JSON; a row is the
 * field in C, then members of struct field (record.h). KEPT: its column is called so;
 * LISTED: its name among the lists of its kind. No guard: whoever reads it says what a
 * row of a kind becomes, and gets nothing of other kinds. */

#ifndef SITE
#define SITE(id, ...)
#endif
#ifndef TOPIC
#define TOPIC(id, ...)
#endif
#ifndef BARRIER
#define BARRIER(id, ...)
#endif
#ifndef COACH
#define COACH(id, ...)
#endif
#ifndef ANSWER
#define ANSWER(id, ...)
#endif
#ifndef HOST
#define HOST(id, ...)
#endif
#ifndef WORD
#define WORD(id, ...)
#endif
/* NOLINTNEXTLINE(bugprone-macro-parentheses): joined text stands in none */
#define KEPT(name) .column = name, .parameter = ":" name
#define LISTED(name) .list = name

SITE(ID, .name = "id", .type = FIELD_ID, .required = true)
SITE(NAME, .name = "name", .type = FIELD_LINE, .required = true, KEPT("name"))
SITE(TOWN, .name = "town", .type = FIELD_ID, .required = true, KEPT("town"))
SITE(PHONE, .name = "phone", .type = FIELD_PHONE, KEPT("phone"))
SITE(COACH_PHONE, .name = "coach_phone", .type = FIELD_PHONE, KEPT("coach_phone"))
SITE(STREET, .name = "address.street", .type = FIELD_LINE, KEPT("street"))
SITE(POSTCODE, .name = "address.postcode", .type = FIELD_LINE, KEPT("postcode"))
SITE(CITY, .name = "address.city", .type = FIELD_LINE, KEPT("city"))
SITE(LAT, .name = "lat", .type = FIELD_NUMBER, .low = -90, .high = 90, .list = "site.lat")
SITE(LON, .name = "lon", .type = FIELD_NUMBER, .low = -180, .high = 180,
     .list = "site.lon")
SITE(FACES, .name = "faces", .type = FIELD_CHOICE, .choices = "n ne e se s sw w nw",
     .list = "site.faces")
SITE(COMMENT, .name = "comment", .type = FIELD_TEXT, KEPT("comment"))

TOPIC(ID, .name = "id", .type = FIELD_ID, .required = true)
TOPIC(NAME, .name = "name", .type = FIELD_LINE, .required = true, .translated = true,
      .gate = FIELD_TITLE)
TOPIC(ICON, .name = "icon", .type = FIELD_ID, .required = true, KEPT("x_icon"))
TOPIC(TINT, .name = "tint", .type = FIELD_ID, .required = true, KEPT("x_tint"))
TOPIC(CRISIS, .name = "crisis", .type = FIELD_FLAG, KEPT("x_crisis"))

BARRIER(ID, .name = "id", .type = FIELD_ID, .required = true)
BARRIER(NAME, .name = "name", .type = FIELD_LINE, .required = true, .translated = true,
        .gate = FIELD_TITLE)
BARRIER(ICON, .name = "icon", .type = FIELD_ID, .required = true, KEPT("icon"))

COACH(ID, .name = "id", .type = FIELD_ID, .required = true)
COACH(NAME, .name = "name", .type = FIELD_LINE, .required = true, KEPT("name"))
COACH(PHONE, .name = "phone", .type = FIELD_PHONE, KEPT("phone"))
COACH(SMS, .name = "sms", .type = FIELD_PHONE, KEPT("sms"))
COACH(EMAIL, .name = "email", .type = FIELD_EMAIL, KEPT("email"))
COACH(CAPACITY, .name = "capacity", .type = FIELD_COUNT, .high = 1000, KEPT("capacity"))
COACH(OPEN_PLACES, .name = "open_places", .type = FIELD_COUNT, .high = 1000,
      KEPT("open_places"))
COACH(BOOKING, .name = "booking", .type = FIELD_LINK, LISTED("booking"))
COACH(LAST_CHECKED_ON, .name = "last_checked_on", .type = FIELD_DAY, .past = true,
      KEPT("last_checked_on"))
COACH(LAST_CHECK, .name = "last_check", .type = FIELD_LINE, KEPT("last_check"))
COACH(LANGUAGES, .name = "languages", .type = FIELD_TEXTS, LISTED("language"))
COACH(TOWNS, .name = "towns", .type = FIELD_IDS, LISTED("town"))
COACH(TOPICS, .name = "topics", .type = FIELD_IDS, LISTED("topic"))

ANSWER(ID, .name = "id", .type = FIELD_ID, .required = true)
ANSWER(OFFER, .name = "offer", .type = FIELD_ID, KEPT("service_id"))
ANSWER(BARRIER, .name = "barrier", .type = FIELD_ID, KEPT("barrier_id"))
ANSWER(SAID, .name = "said", .type = FIELD_TEXT, .gate = FIELD_PROSE, KEPT("said"))
ANSWER(DONE, .name = "done", .type = FIELD_TEXT, .gate = FIELD_PROSE, KEPT("done"))
ANSWER(STATE, .name = "state", .type = FIELD_CHOICE,
       .choices = "fixed in_progress planned cannot_fix", KEPT("state"))
ANSWER(CHANGED_ON, .name = "changed_on", .type = FIELD_MONTH, .past = true,
       KEPT("changed_on"))

HOST(ID, .name = "id", .type = FIELD_HOST, .required = true)
HOST(COMMENT, .name = "comment", .type = FIELD_TEXT, KEPT("comment"))

/* Of a word the id is the word itself, and each language has a sound of its own; what is
 * said in no language is no word. */
WORD(ID, .name = "id", .type = FIELD_SOUND, .required = true)
WORD(SAID, .name = "said", .type = FIELD_SOUND, .translated = true)

#undef SITE
#undef TOPIC
#undef BARRIER
#undef COACH
#undef ANSWER
#undef HOST
#undef WORD
#undef KEPT
#undef LISTED
