#ifndef ANNA_CORE_CONTENT_H
#define ANNA_CORE_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "core/offer_field.h"

/* The content of one bundle, read-only: what the screens show. All texts are UTF-8 and
 * live in the arena that was given (or, for topics and sites, as long as the content is
 * open). A text that the content does not have is NULL, an empty list has count 0: what
 * is empty is not drawn. */

struct content;

enum access { ACCESS_UNKNOWN, ACCESS_WALK_IN, ACCESS_APPOINTMENT, ACCESS_PHONE_FIRST };

/* What somebody has said, or nobody. */
enum told { TOLD_NOTHING, TOLD_NO, TOLD_YES };

struct texts {
    const char **item;
    size_t count;
};

struct topic {
    const char *id;   /* "money" */
    const char *name; /* in the language that was asked for, else German */
    const char *german;
    const char *icon; /* ligature name of Material Icons, "payments" */
    const char *tint; /* name of a colour pair of the theme, "teal" */
    bool crisis;      /* no loud heading; "Bildschirm leeren" on every screen of it */
};

struct site {
    const char *id;    /* "ennigerloh" */
    const char *name;  /* "Ennigerloh, Rathaus" */
    const char *town;  /* the scope that is "my town" for it: "ennigerloh" */
    const char *phone; /* of the front desk, E.164 */
    const char *lat;   /* degrees as they are written; of these two both or none */
    const char *lon;
    const char *faces; /* where its screen looks: "n", "ne", ... "nw"; NULL unknown */
    const char
        *coach_phone; /* whom to call for a coach, E.164; NULL if the town names nobody */
};

/* Enough of an offer to choose it from the many of its topic. */
struct offer_head {
    const char *id;
    unsigned lead;     /* how far it stands before others, content_lead */
    const char *scope; /* a town's id, "district", "national" */
    const char *hours; /* OSM opening_hours, checked at import */
    const char *cost;  /* NULL unknown, "free", or words in German */
    const char *need;  /* the situation that it is mainly about, as core/finder.h has it;
                          NULL: any, or nobody has said */
    enum access access;
    enum told with_child; /* the child may come along, or she need not go anywhere */
};

/* Enough of an offer for a row in a list. */
struct offer_row {
    const char *id;
    const char *name;
    const char *summary; /* whole; the screen shows its first sentence */
    const char *provider;
    const char *scope; /* a town's id, "district", "national" */
    const char *hours; /* OSM opening_hours, checked at import */
    const char *phone; /* E.164 or a short number */
    const char *cost;  /* NULL unknown, "free", or words */
    const char *icon;  /* its own, else of its first topic */
    const char *tint;  /* of its first topic */
    bool own_icon;
    bool benefit; /* one has a right to it */
    enum access access;
    bool crisis; /* one of its topics is */
};

struct offer {
    struct offer_row row;
    /* What stands in each field (offer_field.h), in the language that was asked for or in
     * German; NULL and empty where nothing does. Of `lat` and `lon` both or none; of
     * `related` only offers that are shown. */
    const char *text[OFFER_FIELD_COUNT];
    struct texts list[OFFER_FIELD_COUNT];
    struct date heads_up_until; /* only where there is a heads-up */
    bool as_of_known;
    struct date as_of; /* the later of as_of and checked_on */
    const char *made;  /* NULL for the original; "tested", "human", "automatic" for a
                          translation */
    bool outdated;     /* a translation, and the German text has changed since */
};

/* What an offer says in words, in all languages. They stay until the next offer. */
struct offer_words {
    const char *id;
    const char *name;
    const char *scope;
    const char *provider;
    const char *town;
    const char *street;
    const char *summary;
    const char *who;
    unsigned lead;       /* content_lead */
    struct texts topics; /* ids */
    struct texts keywords;
    struct texts steps;
    struct texts bring;
    struct texts names;  /* in other languages */
    struct texts others; /* all else in other languages */
};

/* A coach: families at home in her towns, about her topics, in her languages. An empty
 * list means all. */
struct coach {
    const char *id;   /* "c2" */
    const char *name; /* as the town wants it shown */
    const char *phone;
    const char *sms; /* takes short messages, E.164 */
    const char *email;
    int capacity;    /* families at a time */
    int open_places; /* 0: none, or nobody has said */
    struct texts
        languages; /* ids of the interface's languages; others as they are written */
    struct texts towns;
    struct texts topics;
    struct texts booking;        /* "provider=ea", "host=...", see booking.h */
    struct date last_checked_on; /* not valid (year 0): never */
    bool check_failed;           /* the last check found something wrong */
};

enum { COACH_CAPACITY_USUAL = 10 }; /* where the content does not say */

/* Something that keeps families out. */
struct barrier {
    const char *id;   /* "forms" */
    const char *name; /* in the language that was asked for, else German */
    const char *icon; /* ligature name of Material Icons */
};

enum answer_state { ANSWER_FIXED, ANSWER_IN_PROGRESS, ANSWER_PLANNED, ANSWER_CANNOT_FIX };

/* What the town answered to reports. */
struct answer {
    const char *id;
    const char *offer;      /* id; NULL: for all */
    const char *offer_name; /* NULL: for all */
    const char *barrier;    /* its name; NULL: about none in particular */
    const char *icon;
    const char *said; /* what people told us; may be NULL */
    const char *done; /* what was changed */
    enum answer_state state;
    bool changed_known;
    struct date changed_on; /* the first of a month */
};

/* Opens the bundle at `path` as if hostile (read-only, immutable, defensive, authorizer,
 * limits) and reads topics and sites. `lang` is "de", "en", ...; see content_set_lang. On
 * failure `*content_out` is untouched and `err` says why. */
bool content_open(struct content **content_out, const char *path, struct err *err);
void content_close(struct content *content);

/* Which language names and texts come in where the content has them; German otherwise. */
bool content_set_lang(struct content *content, const char *lang, struct err *err);

/* German that is easier to read, as a language of its own: offers that have no text of
 * that level are in German. It bears the name "Leichte Sprache" only if readers have
 * tested every text of it. */
#define CONTENT_SIMPLE "de-simple"
enum content_level { CONTENT_LEVEL_NONE, CONTENT_LEVEL_PLAIN, CONTENT_LEVEL_TESTED };
enum content_level content_level(struct content *content);

long content_sequence(const struct content *content);
struct date content_created(const struct content *content);
struct date content_valid_until(const struct content *content);

/* Topics in the order of the content. The pointers stay valid until the language changes.
 */
const struct topic *content_topics(const struct content *content, size_t *count);
const struct topic *content_topic(const struct content *content, const char *id);
const struct site *content_sites(const struct content *content, size_t *count);
const struct site *content_site(const struct content *content, const char *id);

/* How far an offer stands before others, whoever is nearer: what one has a right to
 * (`kind` "benefit") before bureaus that help to get it, and within each what the office
 * has pinned, in the order of its numbers. Either may be NULL. 0: as all others, at most
 * CONTENT_LEAD_MOST; a benefit is at least CONTENT_LEAD_BENEFIT. */
enum { CONTENT_LEAD_BENEFIT = 100, CONTENT_LEAD_MOST = 199 };
unsigned content_lead(const char *kind, const char *pinned);

/* The offers of a topic that may be shown: by their lead, where a pin counts in the
 * offer's first topic alone and other towns have none; then the nearest first: own town,
 * district, nation, other towns last; within that what is mainly about the topic, then by
 * name as a dictionary sorts. `town` is a site's town. At most `most`, the nearest, and
 * never more than CONTENT_HEADS: nobody reads more, and the search finds the rest. */
enum { CONTENT_HEADS = 500 };
bool content_topic_offers(struct content *content, struct arena *arena, const char *topic,
                          const char *town, size_t most, struct offer_head **heads_out,
                          size_t *count_out, struct err *err);

/* One row, one whole offer. False with `err` set if it is not there or may not be shown.
 */
bool content_row(struct content *content, struct arena *arena, const char *id,
                 struct offer_row *out, struct err *err);
bool content_offer(struct content *content, struct arena *arena, const char *id,
                   struct offer *out, struct err *err);
/* The same in another language than that of content_set_lang. */
bool content_offer_in(struct content *content, struct arena *arena, const char *id,
                      const char *lang, struct offer *out, struct err *err);

/* How many offers it holds, those that are not shown too. */
bool content_count(struct content *content, size_t *count_out, struct err *err);

/* Calls `each` for every offer that may be shown, by id, with all of its words (the index
 * is built from them). Stops and returns false when `each` does. Three walks go side by
 * side over the file, from front to back: ten times as fast as asking for each offer, and
 * in the memory of one. */
bool content_each(struct content *content,
                  bool (*each)(void *context, const struct offer_words *offer,
                               struct err *err),
                  void *context, struct err *err);

/* All coaches, in the order of the content; at most 200. */
bool content_coaches(struct content *content, struct arena *arena,
                     struct coach **coaches_out, size_t *count_out, struct err *err);
/* False with `err` set if there is no such coach. */
bool content_coach(struct content *content, struct arena *arena, const char *id,
                   struct coach *out, struct err *err);
/* The hosts that booking links may lead to. */
bool content_booking_hosts(struct content *content, struct arena *arena,
                           struct texts *out, struct err *err);

/* Barriers in the order of the content. The pointers stay valid until the language
 * changes. */
const struct barrier *content_barriers(const struct content *content, size_t *count);

/* Answers, the newest first, at most 100: those about an offer, or all for NULL. They are
 * written in German. An offer that is not shown is named to nobody. */
bool content_answers(struct content *content, struct arena *arena, const char *offer,
                     struct answer **rows_out, size_t *count_out, struct err *err);
/* Whether there is any. */
bool content_has_answers(const struct content *content);

/* The coordinator's public key for reports as 64 hexadecimal digits; NULL if the content
 * has none that can be. */
const char *content_report_key(const struct content *content);
/* Whether the office says that the sealed report of this hash (seal_hash) has arrived. */
bool content_received(struct content *content, const char *hash, bool *arrived_out,
                      struct err *err);

/* How the office wants words to be said where a voice says them wrongly: each word that a
 * language has, as speech/say_lexicon.h takes it. `told` returns false to end it, which
 * is no failure. */
bool content_words(struct content *content,
                   bool (*told)(void *context, const char *lang, const char *word,
                                const char *said),
                   void *context, struct err *err);

/* Reads the value of a row about spoken clips (core/clips/clip_row.h): "voice", or
 * "clip:KEY". False if there is none, or it does not fit. */
bool content_clip(struct content *content, const char *name, char *value, size_t room);

/* Whether the file is whole inside (PRAGMA quick_check): for the installer, once. */
bool content_quick_check(struct content *content, struct err *err);

/* Public and school holidays of the bundle: dates as text, see hours.h. */
struct hours_calendar;
const struct hours_calendar *content_calendar(const struct content *content);

#endif
