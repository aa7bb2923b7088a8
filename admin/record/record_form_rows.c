#include "record/record_form_rows.h"

#include "base/message.h"

static const struct record_form_row offer_rows[] = {
    {OFFER_NAME, MESSAGE("Name"), NULL, 1, MESSAGE("What it is")},
    {OFFER_PROVIDER, MESSAGE("Provider"), NULL, 1, NULL},
    {OFFER_TOPICS, MESSAGE("Topics"), NULL, 1, NULL},
    {OFFER_SCOPE, MESSAGE("For which town?"), NULL, 1, NULL},
    {OFFER_SUMMARY, MESSAGE("In short"),
     MESSAGE("Two or three short sentences. What does a family get here?"), 4, NULL},
    {OFFER_WHO, MESSAGE("For whom?"), NULL, 2, NULL},
    {OFFER_NOT_FOR, MESSAGE("Not for"), NULL, 2, NULL},
    {OFFER_STEPS, MESSAGE("How it goes"),
     MESSAGE("One step in each box. The buttons move it."), 0, NULL},
    {OFFER_BRING, MESSAGE("To bring along"), MESSAGE("One thing in each box."), 0, NULL},
    {OFFER_COST, MESSAGE("What it costs"), NULL, 1, NULL},
    {OFFER_PHONE, MESSAGE("Phone"), NULL, 1, MESSAGE("How one reaches it")},
    {OFFER_HOURS, MESSAGE("Opening hours"),
     MESSAGE("As you would say it: Mo-Fr 8 bis 12 Uhr, Do 14 bis 17.30 Uhr"), 1, NULL},
    {OFFER_HOURS_SAID, MESSAGE("Hours as they came, not understood"), NULL, 1, NULL},
    {OFFER_PHONE_HOURS, MESSAGE("Hours on the phone"), NULL, 1, NULL},
    {OFFER_ACCESS, MESSAGE("How one comes in"), NULL, 1, NULL},
    {OFFER_WAYS, MESSAGE("Ways to it"), NULL, 1, NULL},
    {OFFER_STREET, MESSAGE("Street and number"), NULL, 1, NULL},
    {OFFER_POSTCODE, MESSAGE("Postcode"), NULL, 1, NULL},
    {OFFER_CITY, MESSAGE("Town"), NULL, 1, NULL},
    {OFFER_WAY_THERE, MESSAGE("The way there"), NULL, 0, NULL},
    {OFFER_EMAIL, MESSAGE("E-mail"), NULL, 1, NULL},
    {OFFER_WEB, MESSAGE("Web page"), NULL, 1, NULL},
    {OFFER_LANGUAGES, MESSAGE("Languages spoken there"), NULL, 1, NULL},
    {OFFER_AGES, MESSAGE("Age of the child"), NULL, 1, MESSAGE("Whom it fits")},
    {OFFER_SITUATIONS, MESSAGE("What it helps with"),
     MESSAGE("The finder on the terminal asks for this."), 1, NULL},
    {OFFER_NOT_SITUATIONS, MESSAGE("What it does not help with"), NULL, 1, NULL},
    {OFFER_HARD, MESSAGE("What it makes easier"), NULL, 1, NULL},
    {OFFER_PEOPLE, MESSAGE("Who goes along"), NULL, 1, NULL},
    {OFFER_WITH_CHILD, MESSAGE("Can one come with a child?"), NULL, 1, NULL},
    {OFFER_FOR_CHILD, MESSAGE("What is there for a child"), NULL, 1, NULL},
    {OFFER_KEYWORDS, MESSAGE("Words that people search for"), MESSAGE("One a line."), 3,
     NULL},
    {OFFER_HEADS_UP, MESSAGE("Good to know"), NULL, 2, NULL},
    {OFFER_HEADS_UP_UNTIL, MESSAGE("Good to know until"),
     MESSAGE("A day, for example 2027-01-31."), 1, NULL},
    {OFFER_SOURCE, MESSAGE("Where the facts come from"), NULL, 2,
     MESSAGE("How we know it")},
    {OFFER_CONFIDENCE, MESSAGE("How sure are we?"), NULL, 1, NULL},
};

static const struct record_form_row coach_rows[] = {
    {COACH_NAME, MESSAGE("Name"), NULL, 1, NULL},
    {COACH_OPEN_PLACES, MESSAGE("Places free"), NULL, 1, NULL},
    {COACH_CAPACITY, MESSAGE("Families at most"), NULL, 1, NULL},
    {COACH_PHONE, MESSAGE("Phone"), NULL, 1, NULL},
    {COACH_SMS, MESSAGE("Number for text messages"), NULL, 1, NULL},
    {COACH_EMAIL, MESSAGE("E-mail"), NULL, 1, NULL},
    {COACH_LANGUAGES, MESSAGE("Languages"), NULL, 1, NULL},
    {COACH_TOWNS, MESSAGE("Towns"), MESSAGE("Without a tick: all of them."), 1, NULL},
    {COACH_TOPICS, MESSAGE("Topics"), MESSAGE("Without a tick: all of them."), 1, NULL},
    {COACH_BOOKING, MESSAGE("Booking link"),
     MESSAGE("Another system: choose it and save. Then its boxes are here."), 1, NULL},
};

static const struct record_form_row site_rows[] = {
    {SITE_NAME, MESSAGE("Name"), NULL, 1, NULL},
    {SITE_TOWN, MESSAGE("Short name of the town"),
     MESSAGE("Offers and coaches name the town by it. Leave it as it is."), 1, NULL},
    {SITE_PHONE, MESSAGE("Phone of the front desk"), NULL, 1, NULL},
    {SITE_COACH_PHONE, MESSAGE("Phone that finds a coach"), NULL, 1, NULL},
    {SITE_STREET, MESSAGE("Street and number"), NULL, 1, NULL},
    {SITE_POSTCODE, MESSAGE("Postcode"), NULL, 1, NULL},
    {SITE_CITY, MESSAGE("Town"), NULL, 1, NULL},
    {SITE_LAT, MESSAGE("Latitude"), MESSAGE("For the way there, for example 51.9254."), 1,
     NULL},
    {SITE_LON, MESSAGE("Longitude"), MESSAGE("For example 7.8479."), 1, NULL},
    {SITE_FACES, MESSAGE("Where the screen faces"),
     MESSAGE("Whoever stands before it looks the other way."), 1, NULL},
    {SITE_COMMENT, MESSAGE("Note for the office"), NULL, 2, NULL},
};

static const struct record_form_row answer_rows[] = {
    {ANSWER_SAID, MESSAGE("What families said"),
     MESSAGE("In one short sentence, and not in a family's own words."), 2, NULL},
    {ANSWER_DONE, MESSAGE("What you answer"),
     MESSAGE("Two or three short sentences. Say what is different now."), 3, NULL},
    {ANSWER_STATE, MESSAGE("State"), NULL, 1, NULL},
    {ANSWER_CHANGED_ON, MESSAGE("Since which month"), MESSAGE("For example: 2026-11"), 1,
     NULL},
    {ANSWER_OFFER, MESSAGE("Offer"), NULL, 1, NULL},
    {ANSWER_BARRIER, MESSAGE("Barrier"), NULL, 1, NULL},
};

const struct record_form_row *record_form_rows(enum record_kind kind, size_t *count)
{
    switch (kind) {
    case RECORD_OFFER:
        *count = sizeof offer_rows / sizeof offer_rows[0];
        return offer_rows;
    case RECORD_COACH:
        *count = sizeof coach_rows / sizeof coach_rows[0];
        return coach_rows;
    case RECORD_SITE:
        *count = sizeof site_rows / sizeof site_rows[0];
        return site_rows;
    case RECORD_ANSWER:
        *count = sizeof answer_rows / sizeof answer_rows[0];
        return answer_rows;
    default:
        *count = 0;
        return NULL;
    }
}

const char *record_form_label(enum record_kind kind, const char *name)
{
    size_t count;
    int field = record_field(kind, name);
    const struct record_form_row *row = record_form_rows(kind, &count);
    for (size_t i = 0; i < count; i++)
        if (row[i].field == field)
            return message(row[i].label);
    return name;
}
