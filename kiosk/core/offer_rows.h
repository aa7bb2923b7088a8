/* The fields of an offer, a row each, in the order of JSON and CSV; offer_field.h says
 * what stands in a row. No guard: whoever reads it says what a row and its parts become,
 * and gets of the rest nothing. */

#ifndef OFFER_FIELD
#define OFFER_FIELD(id, name, since, place, said, ...) said(place)
#endif
#ifndef OFFER_TEXT
#define OFFER_TEXT(id, name, since, place, text, said, ...) said(place text)
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
#define IN_ORGANIZATION
#define IN_TEXT_LIST
#define IS_KEY

OFFER_FIELD(ID, "id", 1, IS_KEY, SAID, .type = FIELD_ID, .required = true)

OFFER_TEXT(NAME, "name", 1, IN_SERVICE("name"), IN_TEXT("name"), SAID, .type = FIELD_LINE,
           .required = true)

OFFER_FIELD(PROVIDER, "provider", 1, IN_ORGANIZATION, SAID, .type = FIELD_LINE,
            .required = true)

OFFER_FIELD(TOPICS, "topics", 1, IN_LIST("topic"), SAID, .type = FIELD_IDS)

OFFER_FIELD(SCOPE, "scope", 1, IN_SERVICE("x_scope"), SAID, .type = FIELD_ID,
            .required = true)

OFFER_FIELD(STREET, "address.street", 1, IN_SERVICE("x_street"), SAID, .type = FIELD_LINE)

OFFER_FIELD(POSTCODE, "address.postcode", 1, IN_SERVICE("x_postcode"), SAID,
            .type = FIELD_LINE)

OFFER_FIELD(CITY, "address.city", 1, IN_SERVICE("x_city"), SAID, .type = FIELD_LINE)

OFFER_FIELD(LAT, "lat", 1, IN_SERVICE("x_lat"), SAID, .type = FIELD_NUMBER, .low = -90,
            .high = 90)

OFFER_FIELD(LON, "lon", 1, IN_SERVICE("x_lon"), SAID, .type = FIELD_NUMBER, .low = -180,
            .high = 180)

OFFER_FIELD(PHONE, "phone", 1, IN_SERVICE("x_phone"), SAID, .type = FIELD_PHONE)

OFFER_FIELD(EMAIL, "email", 1, IN_SERVICE("email"), SAID, .type = FIELD_EMAIL)

OFFER_FIELD(WEB, "web", 1, IN_SERVICE("url"), SAID, .type = FIELD_WEB)

OFFER_FIELD(HOURS, "hours", 1, IN_SERVICE("x_hours"), SAID, .type = FIELD_HOURS)

OFFER_FIELD(ACCESS, "access", 1, IN_SERVICE("x_access"), SAID, .type = FIELD_CHOICE,
            .choices = "walk_in appointment phone_first")

OFFER_FIELD(WAYS, "ways", 1, IN_LIST("way"), SAID, .type = FIELD_CHOICES,
            .choices = "online phone in_person post")

OFFER_TEXT(COST, "cost", 1, IN_SERVICE("x_cost"), IN_TEXT("cost"), SAID,
           .type = FIELD_LINE)

OFFER_FIELD(LANGUAGES, "languages", 1, IN_LIST("language"), SAID, .type = FIELD_TEXTS)

OFFER_TEXT(BRING, "what_you_bring", 1, IN_LIST("required_document"), IN_TEXT_LIST, SAID,
           .type = FIELD_TEXTS)

OFFER_TEXT(WHO, "who", 1, IN_SERVICE("eligibility_description"), IN_TEXT("who"), SAID,
           .type = FIELD_TEXT)

OFFER_TEXT(NOT_FOR, "not_for", 1, IN_SERVICE("x_not_for"), IN_TEXT("not_for"), SAID,
           .type = FIELD_TEXT)

OFFER_TEXT(SUMMARY, "summary", 1, IN_SERVICE("description"), IN_TEXT("summary"), SAID,
           .type = FIELD_TEXT, .required = true)

OFFER_TEXT(STEPS, "steps", 1, IN_LIST("step"), IN_TEXT_LIST, SAID, .type = FIELD_TEXTS)

OFFER_FIELD(ACCESSIBILITY, "accessibility", 1, IN_LIST("accessibility"), SAID,
            .type = FIELD_MAP)

OFFER_FIELD(WITH_CHILD, "with_child", 1, IN_SERVICE("x_with_child"), SAID,
            .type = FIELD_CHOICE, .choices = "yes no unknown")

OFFER_FIELD(RELATED, "related", 1, IN_LIST("related"), SAID, .type = FIELD_IDS)

OFFER_FIELD(KEYWORDS, "keywords", 1, IN_LIST("keyword"), SAID, .type = FIELD_TEXTS)

OFFER_TEXT(HEADS_UP, "heads_up.text", 1, IN_SERVICE("x_heads_up"), IN_TEXT("heads_up"),
           SAID, .type = FIELD_TEXT)

OFFER_FIELD(HEADS_UP_UNTIL, "heads_up.until", 1, IN_SERVICE("x_heads_up_until"), SAID,
            .type = FIELD_DAY)

OFFER_FIELD(SOURCE, "source", 1, IN_SERVICE("x_source"), UNSAID, .type = FIELD_TEXT)

OFFER_FIELD(AS_OF, "as_of", 1, IN_SERVICE("x_as_of"), UNSAID, .type = FIELD_MONTH)

OFFER_FIELD(CHECKED_ON, "checked_on", 1, IN_SERVICE("x_checked_on"), UNSAID,
            .type = FIELD_DAY)

OFFER_FIELD(CONFIDENCE, "confidence", 1, IN_SERVICE("x_confidence"), UNSAID,
            .type = FIELD_CHOICE, .required = true, .choices = "high medium low")

#undef OFFER_FIELD
#undef OFFER_TEXT
#undef SAID
#undef UNSAID
#undef IN_SERVICE
#undef IN_LIST
#undef IN_TEXT
#undef IN_ORGANIZATION
#undef IN_TEXT_LIST
#undef IS_KEY
