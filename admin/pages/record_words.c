#include "pages/record_words.h"

#include <string.h>

#include "base/isolate.h"
#include "base/message.h"
#include "core/dates/dates.h"
#include "core/lang.h"
#include "formats/loose/hours_told.h"
#include "pages/barrier_words.h"
#include "pages/booking_form.h"
#include "pages/choice_words.h"
#include "record/record_form_rows.h"
#include "record/town.h"

enum { ANSWER_SHOWN = 50 }; /* bytes */

static bool is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* RECORD_KIND_COUNT: it is no record. */
static enum record_kind kind_of(const char *name)
{
    int kind = 0;
    while (kind < RECORD_KIND_COUNT &&
           !is(record_kind_name((enum record_kind)kind), name))
        kind++;
    return (enum record_kind)kind;
}

const char *record_words_kind(const char *kind)
{
    if (is(kind, "report"))
        return message("report of a family");
    if (is(kind, "group"))
        return message("reports about one thing");
    if (is(kind, "host"))
        return message("server for bookings");
    if (is(kind, "word"))
        return message("word that is read aloud");
    return message(kind);
}

/* A group is called by its offer and step, or by "", site and step. */
static const char *group_name(struct page *page, const char *id)
{
    const char *step = strrchr(id, '.');
    const char *about =
        step != NULL ? arena_print(page->arena, "%.*s", (int)(step - id), id) : NULL;
    if (about == NULL)
        return id;
    const char *name = about[0] == '.' ? barrier_name(page, RECORD_SITE, about + 1)
                                       : barrier_name(page, RECORD_OFFER, about);
    return arena_print(page->arena, isolate_places("%s, %s"), name,
                       barrier_step(step + 1));
}

/* An answer has no name: the beginning of what it says. */
static const char *answer_name(struct page *page, const char *id)
{
    const struct record *answer =
        document_find(&page->office->document, RECORD_ANSWER, id);
    const char *done = answer != NULL ? answer_text(answer, ANSWER_DONE) : NULL;
    size_t len = done != NULL ? strlen(done) : 0;
    if (len <= ANSWER_SHOWN)
        return len > 0 ? done : id;
    len = ANSWER_SHOWN;
    while (len > 0 && done[len] != ' ')
        len--;
    return len > 0 ? arena_print(page->arena, "%.*s …", (int)len, done) : id;
}

const char *record_words_name(struct page *page, const char *kind, const char *id)
{
    enum record_kind of = kind_of(kind);
    const char *name = NULL;
    if (is(kind, "group"))
        name = group_name(page, id);
    else if (of == RECORD_ANSWER)
        name = answer_name(page, id);
    else if (of != RECORD_KIND_COUNT)
        name = barrier_name(page, of, id);
    return name != NULL && name[0] != '\0' ? name : id;
}

/* What no form has. */
static const struct {
    const char *kind, *field, *words;
} unformed[] = {
    {"offer", "kind", MESSAGE("Right or help")},
    {"offer", "pinned", MESSAGE("Place among the first")},
    {"offer", "icon", MESSAGE("Picture")},
    {"offer", "lat", MESSAGE("Latitude")},
    {"offer", "lon", MESSAGE("Longitude")},
    {"offer", "dates", MESSAGE("Dates")},
    {"offer", "accessibility", MESSAGE("Without steps and doors in the way")},
    {"offer", "related", MESSAGE("What belongs to it")},
    {"offer", "as_of", MESSAGE("As of")},
    {"offer", "checked_on", MESSAGE("Checked on")},
    {"coach", "last_checked_on", MESSAGE("Link opened on")},
    {"coach", "last_check", MESSAGE("What the link showed")},
    {"topic", "name", MESSAGE("Name")},
    {"topic", "icon", MESSAGE("Picture")},
    {"topic", "tint", MESSAGE("Colour")},
    {"topic", "crisis", MESSAGE("For an emergency")},
    {"barrier", "name", MESSAGE("Name")},
    {"barrier", "icon", MESSAGE("Picture")},
    {"host", "comment", MESSAGE("Note for the office")},
    {"word", "said", MESSAGE("How it is said")},
    {"report", "state", MESSAGE("State")},
    {"group", "responsible", MESSAGE("Who looks after it")},
    {"group", "due", MESSAGE("Until when")},
    {"group", "answer", MESSAGE("Answer to all")},
};

static const char *field_name(const char *kind, const char *field)
{
    if (is(field, "id"))
        return message("Short name");
    if (is(field, "made"))
        return message("How the text was made");
    for (size_t i = 0; i < sizeof unformed / sizeof unformed[0]; i++)
        if (is(unformed[i].kind, kind) && is(unformed[i].field, field))
            return message(unformed[i].words);
    enum record_kind of = kind_of(kind);
    if (of == RECORD_KIND_COUNT || record_field(of, field) < 0)
        return message("Something else");
    return record_form_label(of, field);
}

const char *record_words_language(const char *lang)
{
    const struct lang *row = lang_find(lang);
    if (is(lang, CONTENT_SIMPLE))
        return message("Plain German");
    return row != NULL ? row->name : lang;
}

const char *record_words_field(struct page *page, const char *kind, const char *field,
                               const char *lang)
{
    const char *dot;
    if (strncmp(field, "text.", 5) == 0 && (dot = strchr(field + 5, '.')) != NULL) {
        lang = arena_print(page->arena, "%.*s", (int)(dot - field - 5), field + 5);
        field = dot + 1;
    }
    const char *name = field_name(kind, field);
    if (lang != NULL && lang[0] != '\0')
        name = arena_print(page->arena, "%s (%s)", name, record_words_language(lang));
    return name != NULL ? name : "";
}

const char *record_words_lang(struct page *page, const char *field, const char *lang)
{
    if (strncmp(field, "text.", 5) == 0)
        lang = arena_copy_len(page->arena, field + 5, strcspn(field + 5, "."));
    return lang != NULL && lang[0] != '\0' ? lang : message_lang();
}

/* One id of a list of ids, or alone, by the kind of what it points to. */
static const char *pointed(struct page *page, const char *field, const char *id)
{
    if (is(field, "topics") || is(field, "topic"))
        return barrier_name(page, RECORD_TOPIC, id);
    if (is(field, "related") || is(field, "offer"))
        return barrier_name(page, RECORD_OFFER, id);
    if (is(field, "barrier"))
        return barrier_name(page, RECORD_BARRIER, id);
    if (is(field, "town") || is(field, "towns") || is(field, "scope")) {
        const char *words = choice_words(id);
        return words != id ? words : town_name(page->arena, &page->office->document, id);
    }
    return id;
}

static const char *day_words(struct page *page, const char *text)
{
    struct date date;
    bool day = strlen(text) == 10;
    return date_parse(text, &date) ? lang_date(page->arena, message_lang(), date, day)
                                   : text;
}

/* The first day of what may come again and again. */
static const char *date_words(struct page *page, const char *text)
{
    const struct moment from = {{DATES_FIRST_YEAR, 1, 1}, 0};
    const struct moment to = {{DATES_LAST_YEAR, 12, 31}, 0};
    struct dates_one one;
    if (dates_between(&text, 1, from, to, &one, 1) == 0)
        return text;
    const char *day = lang_date(page->arena, message_lang(), one.from.date, true);
    return one.whole_days ? day
                          : arena_print(page->arena, "%s, %d:%02d", day,
                                        one.from.minute / 60, one.from.minute % 60);
}

/* A line for the days that are alike; as it stands where it is not understood. */
static const char *hours_words(struct page *page, const char *text)
{
    struct buf told = {0};
    hours_told(text, page->today, &told);
    const char *words = NULL;
    for (char *at = told.bytes; at != NULL && *at != '\0';) {
        size_t len = strcspn(at, "\n");
        size_t blank = strspn(at, " ");
        blank = blank < len ? blank : len;
        words = arena_print(page->arena, "%s%s%.*s", words != NULL ? words : "",
                            words != NULL ? "\n" : "", (int)(len - blank), at + blank);
        at += len + (at[len] == '\n');
    }
    buf_free(&told);
    return words != NULL ? words : text;
}

/* A choice with what is said of it stands as "NAME=yes". */
static const char *map_words(struct page *page, const char *text)
{
    const char *equals = strchr(text, '=');
    if (equals == NULL)
        return text;
    const char *name = arena_copy_len(page->arena, text, (size_t)(equals - text));
    return name == NULL ? NULL
                        : arena_print(page->arena, "%s: %s", choice_words(name),
                                      choice_words(equals + 1));
}

static const char *link_words(struct page *page, const char *text)
{
    const char *equals = strchr(text, '=');
    if (equals == NULL)
        return text;
    const char *name = arena_copy_len(page->arena, text, (size_t)(equals - text));
    const char *value = equals + 1;
    return name == NULL
               ? NULL
               : arena_print(page->arena, isolate_places("%s: %s"),
                             booking_form_label(name),
                             is(name, "provider") ? booking_form_label(value) : value);
}

static const char *item_words(struct page *page, const struct field *field,
                              const char *text)
{
    switch (field->type) {
    case FIELD_CHOICE:
    case FIELD_CHOICES:
        return choice_words(text);
    case FIELD_FLAG:
        return is(text, "true") ? message("yes") : message("no");
    case FIELD_DAY:
    case FIELD_MONTH:
        return day_words(page, text);
    case FIELD_DATES:
        return date_words(page, text);
    case FIELD_HOURS:
        return hours_words(page, text);
    case FIELD_PHONE:
        return lang_phone(page->arena, text);
    case FIELD_MAP:
        return map_words(page, text);
    case FIELD_LINK:
        return link_words(page, text);
    case FIELD_ID:
    case FIELD_IDS:
        return pointed(page, field->name, text);
    case FIELD_TEXTS:
        return is(field->name, "languages") ? record_words_language(text) : text;
    default:
        return text;
    }
}

static const char *list_words(struct page *page, const struct field *field,
                              const char *text)
{
    const char *out = NULL;
    while (text != NULL && *text != '\0') {
        size_t len = strcspn(text, "\n");
        const char *item = arena_print(page->arena, "%.*s", (int)len, text);
        item = item != NULL ? item_words(page, field, item) : "";
        item = item != NULL ? item : "";
        /* Sentences of their own need no comma. */
        const char *between = field->gate == FIELD_PROSE ? "\n" : ", ";
        out = out == NULL ? item
                          : arena_print(page->arena, isolate_places("%s%s%s"), out,
                                        between, item);
        text += len + (text[len] == '\n');
    }
    return out;
}

static const char *made_words(const char *made)
{
    return is(made, "automatic") ? message("by a machine")
           : is(made, "tested")  ? message("tested by readers")
                                 : message("by people");
}

static const char *state_words(const char *state)
{
    struct err ignored = {""};
    enum ledger_state found;
    return ledger_state_find(state, &found, &ignored) ? barrier_state(found) : state;
}

const char *record_words_value(struct page *page, const char *kind, const char *field,
                               const char *text)
{
    enum record_kind of = kind_of(kind);
    const char *dot = strncmp(field, "text.", 5) == 0 ? strchr(field + 5, '.') : NULL;
    const char *words = text;
    size_t count;
    if (text == NULL || text[0] == '\0')
        return "–";
    if (dot != NULL)
        field = dot + 1;
    if (is(field, "made"))
        return made_words(text);
    if (is(kind, "report") && is(field, "state"))
        return state_words(text);
    if (is(kind, "group") && is(field, "due"))
        return day_words(page, text);
    int at = of != RECORD_KIND_COUNT ? record_field(of, field) : -1;
    if (at >= 0) {
        const struct field *row = &record_fields(of, &count)[at];
        words = field_is_list(row) ? list_words(page, row, text)
                                   : item_words(page, row, text);
    }
    return words != NULL ? words : "–";
}

bool record_words_tell(const char *field)
{
    return !is(field, "source_hash") && !is(field, "rest") && !is(field, "position");
}
