#ifndef ANNA_ADMIN_RECORD_RECORD_H
#define ANNA_ADMIN_RECORD_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/content.h"
#include "core/offer_field.h"

/* What the coordinator writes, in memory: one record with its fields, called as in our
 * JSON (assets/content/README.md). One table of fields a kind is the only place that says
 * what a field is called, what may stand in it, whether it must, and where it is kept;
 * the store, the importers, the exporters, `set` and `lint` all read it. That of offers
 * is core/offer_rows.h, for the terminal reads it too. */

enum record_kind {
    RECORD_SITE,
    RECORD_TOPIC,
    RECORD_BARRIER,
    RECORD_COACH,
    RECORD_OFFER,
    RECORD_ANSWER,
    RECORD_HOST,
    RECORD_WORD, /* how a word is said where a voice says it wrongly */
    RECORD_KIND_COUNT
};

enum field_type {
    FIELD_ID,    /* small letters, digits, hyphen, underscore; at most 64 */
    FIELD_TEXT,  /* words for people, at most 4,000 characters */
    FIELD_LINE,  /* one line of at most 300 characters */
    FIELD_PHONE, /* E.164 or a German short number */
    FIELD_EMAIL,
    FIELD_HOST,    /* termine.example.org */
    FIELD_WEB,     /* http or https */
    FIELD_SOUND,   /* a word as shown, or as a voice is given it; at most 64 bytes */
    FIELD_HOURS,   /* core/hours.h */
    FIELD_MONTH,   /* 2026-11 or 2026-11-23 */
    FIELD_DAY,     /* 2026-11-23 */
    FIELD_CHOICE,  /* one of `choices` */
    FIELD_FLAG,    /* true, false */
    FIELD_NUMBER,  /* between `low` and `high` */
    FIELD_COUNT,   /* a whole number from 0 to `high` */
    FIELD_TEXTS,   /* a list of FIELD_LINE, at most 64 */
    FIELD_IDS,     /* a list of FIELD_ID, at most 64, none twice */
    FIELD_CHOICES, /* a list of `choices` */
    FIELD_DATES,   /* a list of core/dates/dates.h, at most 64 */
    FIELD_MAP, /* names with yes, no or unknown; kept as a list "name=value" in order of
                  name */
    FIELD_LINK /* names with words or numbers, kept in the same way: a booking link */
};

/* How words that visitors read are looked at (german/plain.h); only what is translated,
 * and what the town answers, is looked at. */
enum field_gate { FIELD_NO_GATE, FIELD_TITLE, FIELD_ITEM, FIELD_PROSE };

struct field {
    const char *name; /* "address.street": a member of an object */
    enum field_type type;
    bool required;
    bool translated;     /* may stand in text.LANG too */
    bool past;           /* a day or month that has been: none after today */
    const char *choices; /* "high medium low" */
    double low;
    double high;
    enum field_gate gate;
    const char *titles;     /* what tables call it, as spelling() writes it, by spaces */
    const char *note;       /* what a translator is told about it */
    const char *home_table; /* of HSDS; NULL: none, or more than one */
    const char *home_column;
    /* Where it is kept (core/schema.h); NULL: elsewhere. */
    const char *column;         /* of its kind's own table, "x_not_for" */
    const char *parameter;      /* the same as a statement names it, ":x_not_for" */
    const char *list;           /* its name among lists, "step" */
    const char *text_parameter; /* of a text in another language, ":not_for" */
};

/* The fields of a kind, as numbers: OFFER_NAME (core/offer_field.h), SITE_NAME. */
enum site_field {
#define SITE(id, ...) SITE_##id,
#include "record/record_rows.h"
    SITE_FIELD_COUNT
};
enum topic_field {
#define TOPIC(id, ...) TOPIC_##id,
#include "record/record_rows.h"
    TOPIC_FIELD_COUNT
};
enum barrier_field {
#define BARRIER(id, ...) BARRIER_##id,
#include "record/record_rows.h"
    BARRIER_FIELD_COUNT
};
enum coach_field {
#define COACH(id, ...) COACH_##id,
#include "record/record_rows.h"
    COACH_FIELD_COUNT
};
enum answer_field {
#define ANSWER(id, ...) ANSWER_##id,
#include "record/record_rows.h"
    ANSWER_FIELD_COUNT
};
enum host_field {
#define HOST(id, ...) HOST_##id,
#include "record/record_rows.h"
    HOST_FIELD_COUNT
};

enum word_field {
#define WORD(id, ...) WORD_##id,
#include "record/record_rows.h"
    WORD_FIELD_COUNT
};

extern const struct field offer_fields[OFFER_FIELD_COUNT];

/* The first field of every kind is its id. `*count` is at most RECORD_FIELD_MAX. */
enum { RECORD_FIELD_MAX = 48 };
const struct field *record_fields(enum record_kind kind, size_t *count);
/* -1 if there is none of that name. */
int record_field(enum record_kind kind, const char *name);
/* "offer"; in a document "offers". */
const char *record_kind_name(enum record_kind kind);
const char *record_kind_plural(enum record_kind kind);
bool field_is_list(const struct field *field);
/* Whether texts in other languages say how they were made (those of offers do). */
bool record_kind_says_made(enum record_kind kind);

struct value {
    bool set; /* false: nothing stands there, whatever the rest says */
    const char *
        text; /* all types but lists; a number as it is written, a flag "true", "false" */
    struct texts list; /* lists */
};

/* The same record in another language or level: "en", "de-simple". */
struct translation {
    const char *lang;
    const char *made;        /* "tested", "human", "automatic" */
    const char *source_hash; /* of the German text it was made from (translation.h) */
    struct value value[RECORD_FIELD_MAX]; /* only of fields that may be translated */
};

/* What the id of an offer was made of that its source gave none (made_id.h). */
enum made_id {
    ID_GIVEN,     /* nothing: it was given */
    ID_OF_NAME,   /* name and provider: nothing else of that source has these */
    ID_OF_TOWN,   /* the town as well, for others have name and provider too */
    ID_OF_STREET, /* and the street, for others have the town too */
    ID_OF_ORDER   /* and a number: others have all of these */
};

struct record {
    enum record_kind kind;
    enum made_id made;                    /* not kept */
    struct value value[RECORD_FIELD_MAX]; /* as record_fields() counts */
    struct translation *translation;      /* in order of lang */
    size_t translation_count;
};

const char *record_id(const struct record *record);
/* The name of a record, NULL if it has none. */
const char *record_name(const struct record *record);

/* What stands in a field, or NULL. One function a kind, so that the compiler refuses the
 * field of another; a record of another kind has none of them. */
const char *offer_text(const struct record *offer, enum offer_field field);
const struct value *offer_value(const struct record *offer, enum offer_field field);
const char *coach_text(const struct record *coach, enum coach_field field);
const struct value *coach_value(const struct record *coach, enum coach_field field);
const char *site_text(const struct record *site, enum site_field field);
const char *topic_text(const struct record *topic, enum topic_field field);
const char *host_text(const struct record *host, enum host_field field);
const char *answer_text(const struct record *answer, enum answer_field field);

/* A copy of the record with all of its texts in the arena. False if memory ran out. */
bool record_copy(struct arena *arena, const struct record *from, struct record **out);

/* Checks one text for a field that is no list, or one item of a list. `err` says what is
 * wrong and how it should be, without the field's name. */
bool record_check(const struct field *field, const char *text, struct err *err);

/* Whether a text has nothing that anybody sees: blanks of all kinds, or none. */
bool record_check_blank(const char *text);

/* Fills `out` from words on a command line: a list's items are separated by `|`. An empty
 * text clears the field, which is refused for a required one. `out` is untouched on
 * failure. */
bool record_set(struct arena *arena, const struct field *field, const char *text,
                struct value *out, struct err *err);

#endif
