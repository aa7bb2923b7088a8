#include "pages/record_form_rows.h"

#include "base/message.h"

static const struct record_form_row offer_rows[] = {
    {OFFER_NAME, MESSAGE("Name"), NULL, 1, false},
    {OFFER_PROVIDER, MESSAGE("Provider"), NULL, 1, false},
    {OFFER_SUMMARY, MESSAGE("In short"),
     MESSAGE("Two or three short sentences. What does a family get here?"), 4, false},
    {OFFER_WHO, MESSAGE("For whom?"), NULL, 2, false},
    {OFFER_NOT_FOR, MESSAGE("Not for"), NULL, 2, false},
    {OFFER_STEPS, MESSAGE("How it goes"), MESSAGE("One step a line."), 5, false},
    {OFFER_BRING, MESSAGE("To bring along"), MESSAGE("One thing a line."), 4, false},
    {OFFER_COST, MESSAGE("What it costs"), NULL, 1, false},
    {OFFER_PHONE, MESSAGE("Phone"), NULL, 1, false},
    {OFFER_HOURS, MESSAGE("Opening hours"),
     MESSAGE("For example: Mo-Fr 08:00-12:00; Th 14:00-17:30"), 1, false},
    {OFFER_PHONE_HOURS, MESSAGE("Hours on the phone"), NULL, 1, false},
    {OFFER_ACCESS, MESSAGE("How one comes in"), NULL, 1, true},
    {OFFER_STREET, MESSAGE("Street and number"), NULL, 1, false},
    {OFFER_POSTCODE, MESSAGE("Postcode"), NULL, 1, false},
    {OFFER_CITY, MESSAGE("Town"), NULL, 1, false},
    {OFFER_EMAIL, MESSAGE("E-mail"), NULL, 1, false},
    {OFFER_WEB, MESSAGE("Web page"), NULL, 1, false},
    {OFFER_TOPICS, MESSAGE("Topics"),
     MESSAGE("The short name of a topic a line, the main one first."), 2, false},
    {OFFER_WITH_CHILD, MESSAGE("Can one come with a child?"), NULL, 1, true},
    {OFFER_KEYWORDS, MESSAGE("Words that people search for"), MESSAGE("One a line."), 3,
     false},
    {OFFER_HEADS_UP, MESSAGE("Good to know"), NULL, 2, false},
    {OFFER_SOURCE, MESSAGE("Where the facts come from"), NULL, 2, false},
    {OFFER_CONFIDENCE, MESSAGE("How sure are we?"), NULL, 1, true},
};

static const struct record_form_row coach_rows[] = {
    {COACH_NAME, MESSAGE("Name"), NULL, 1, false},
    {COACH_OPEN_PLACES, MESSAGE("Places free"), NULL, 1, false},
    {COACH_CAPACITY, MESSAGE("Families at most"), NULL, 1, false},
    {COACH_PHONE, MESSAGE("Phone"), NULL, 1, false},
    {COACH_SMS, MESSAGE("Number for text messages"), NULL, 1, false},
    {COACH_EMAIL, MESSAGE("E-mail"), NULL, 1, false},
    {COACH_LANGUAGES, MESSAGE("Languages"),
     MESSAGE("One a line, as a short form: de, en, tr."), 3, false},
    {COACH_TOWNS, MESSAGE("Towns"), MESSAGE("The short name of a town a line."), 3,
     false},
    {COACH_TOPICS, MESSAGE("Topics"),
     MESSAGE("The short name of a topic a line, the main one first."), 4, false},
    {COACH_BOOKING, MESSAGE("Booking link"),
     MESSAGE("One part a line, for example: host=termine.example.org"), 4, false},
};

static const struct record_form_row site_rows[] = {
    {SITE_NAME, MESSAGE("Name"), NULL, 1, false},
    {SITE_TOWN, MESSAGE("Short name of the town"), NULL, 1, false},
    {SITE_PHONE, MESSAGE("Phone of the front desk"), NULL, 1, false},
    {SITE_COACH_PHONE, MESSAGE("Phone that finds a coach"), NULL, 1, false},
    {SITE_STREET, MESSAGE("Street and number"), NULL, 1, false},
    {SITE_POSTCODE, MESSAGE("Postcode"), NULL, 1, false},
    {SITE_CITY, MESSAGE("Town"), NULL, 1, false},
    {SITE_LAT, MESSAGE("Latitude"), MESSAGE("For the way there, for example 51.9254."), 1,
     false},
    {SITE_LON, MESSAGE("Longitude"), MESSAGE("For example 7.8479."), 1, false},
    {SITE_FACES, MESSAGE("Where the screen faces"),
     MESSAGE("Whoever stands before it looks the other way."), 1, true},
    {SITE_COMMENT, MESSAGE("Note for the office"), NULL, 2, false},
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
