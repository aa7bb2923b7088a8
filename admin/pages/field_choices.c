#include "pages/field_choices.h"

#include <string.h>

#include "base/isolate.h"
#include "base/message.h"
#include "pages/choice_words.h"
#include "record/town.h"
#include "words/language_name.h"

/* What the values of a field are. */
enum choice_kind {
    CHOICE_NONE,
    CHOICE_TOPICS,
    CHOICE_TOWNS,
    CHOICE_LANGUAGES,
    CHOICE_WORDS /* of a closed set */
};

static enum choice_kind kind_of(const struct record_form *form,
                                const struct record_form_field *field)
{
    int at = field->row->field;
    size_t count;
    const struct field *of = &record_fields(form->kind, &count)[at];
    if (form->translated)
        return CHOICE_NONE;
    if (of->type == FIELD_CHOICES)
        return CHOICE_WORDS;
    if (form->kind == RECORD_OFFER)
        return at == OFFER_TOPICS      ? CHOICE_TOPICS
               : at == OFFER_LANGUAGES ? CHOICE_LANGUAGES
                                       : CHOICE_NONE;
    if (form->kind == RECORD_COACH)
        return at == COACH_TOPICS      ? CHOICE_TOPICS
               : at == COACH_TOWNS     ? CHOICE_TOWNS
               : at == COACH_LANGUAGES ? CHOICE_LANGUAGES
                                       : CHOICE_NONE;
    return CHOICE_NONE;
}

bool field_choices_ticked(const struct record_form *form,
                          const struct record_form_field *field)
{
    return kind_of(form, field) != CHOICE_NONE;
}

bool field_choices_many(const struct record_form *form,
                        const struct record_form_field *field)
{
    enum choice_kind kind = kind_of(form, field);
    return kind == CHOICE_LANGUAGES || kind == CHOICE_WORDS;
}

static const char *words_of(struct page *page, enum choice_kind kind, const char *value)
{
    const struct record *topic;
    switch (kind) {
    case CHOICE_TOPICS:
        topic = document_find(&page->office->document, RECORD_TOPIC, value);
        return topic != NULL ? record_name(topic) : value;
    case CHOICE_TOWNS:
        return town_name(page->arena, &page->office->document, value);
    case CHOICE_LANGUAGES:
        return language_name(page->arena, value, message_lang());
    default:
        return choice_words(value);
    }
}

/* Whether a word is a line of the text, or is called as one is. */
static bool stands(struct page *page, enum choice_kind kind, const char *text,
                   const char *value)
{
    const char *words = words_of(page, kind, value);
    for (const char *at = text; *at != '\0';) {
        size_t len = strcspn(at, "\n");
        const char *line = arena_copy_len(page->arena, at, len);
        if (line == NULL || strcmp(line, value) == 0 ||
            (kind == CHOICE_LANGUAGES && strcmp(words_of(page, kind, line), words) == 0))
            return true;
        at += len + (at[len] == '\n');
    }
    return false;
}

static bool add_box(struct page *page, const struct record_form_field *field,
                    const char *value, const char *words, bool chosen)
{
    return PAGE_ADD(page, chosen ? "box here" : "box", {"name", field->name, false},
                    {"value", value, false}, {"words", words, false});
}

static bool add_chosen(struct page *page, const struct record_form_field *field,
                       enum choice_kind kind)
{
    for (const char *at = field->now; *at != '\0';) {
        size_t len = strcspn(at, "\n");
        const char *value = arena_copy_len(page->arena, at, len);
        if (value == NULL)
            return err_set(page->err, "not enough memory");
        if (len > 0 && !add_box(page, field, value, words_of(page, kind, value), true))
            return false;
        at += len + (at[len] == '\n');
    }
    return true;
}

/* One that may be ticked, unless it is. */
static bool offer_one(struct page *page, const struct record_form_field *field,
                      enum choice_kind kind, const char *value)
{
    return stands(page, kind, field->now, value) ||
           add_box(page, field, value, words_of(page, kind, value), false);
}

static bool add_topics(struct page *page, const struct record_form_field *field)
{
    const struct document *document = &page->office->document;
    for (size_t i = 0; i < document->list[RECORD_TOPIC].count; i++)
        if (!offer_one(page, field, CHOICE_TOPICS,
                       record_id(document->list[RECORD_TOPIC].item[i])))
            return false;
    return true;
}

/* The towns in which a terminal stands, each once. */
static bool add_towns(struct page *page, const struct record_form_field *field)
{
    const struct document *document = &page->office->document;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const char *town = site_text(document->list[RECORD_SITE].item[i], SITE_TOWN);
        bool before = false;
        for (size_t j = 0; j < i; j++)
            before = before || strcmp(town, site_text(document->list[RECORD_SITE].item[j],
                                                      SITE_TOWN)) == 0;
        if (!before && !offer_one(page, field, CHOICE_TOWNS, town))
            return false;
    }
    return true;
}

/* Those that families speak most; any other is typed. */
static bool add_languages(struct page *page, const struct record_form_field *field)
{
    const char *lang;
    for (size_t i = 0; (lang = language_named(i)) != NULL; i++)
        if (!offer_one(page, field, CHOICE_LANGUAGES, lang))
            return false;
    return PAGE_ADD(page, "box other", {"name", field->name, false},
                    {"label", message("Another language"), false});
}

static bool add_words(struct page *page, const struct record_form_field *field,
                      const char *choices)
{
    for (const char *at = choices; *at != '\0';) {
        size_t len = strcspn(at, " ");
        const char *value = arena_copy_len(page->arena, at, len);
        if (value == NULL)
            return err_set(page->err, "not enough memory");
        if (len > 0 && !offer_one(page, field, CHOICE_WORDS, value))
            return false;
        at += len + (at[len] == ' ');
    }
    return true;
}

bool field_choices_boxes(struct page *page, const struct record_form *form,
                         const struct record_form_field *field)
{
    enum choice_kind kind = kind_of(form, field);
    size_t count;
    if (!add_chosen(page, field, kind))
        return false;
    switch (kind) {
    case CHOICE_TOPICS:
        return add_topics(page, field);
    case CHOICE_TOWNS:
        return add_towns(page, field);
    case CHOICE_LANGUAGES:
        return add_languages(page, field);
    default:
        return add_words(page, field,
                         record_fields(form->kind, &count)[field->row->field].choices);
    }
}

const char *field_choices_chosen(struct page *page, const struct record_form *form,
                                 const struct record_form_field *field)
{
    enum choice_kind kind = kind_of(form, field);
    const char *all = "";
    for (const char *at = field->now; all != NULL && *at != '\0';) {
        size_t len = strcspn(at, "\n");
        const char *value = arena_copy_len(page->arena, at, len);
        all = value == NULL
                  ? NULL
                  : arena_print(page->arena, isolate_places("%s%s%s"), all,
                                all[0] != '\0' ? ", " : "", words_of(page, kind, value));
        at += len + (at[len] == '\n');
    }
    return all != NULL ? all : "";
}

static bool add_choice(struct page *page, const struct record_form_field *field,
                       const char *value, const char *words)
{
    return PAGE_ADD(page, strcmp(field->now, value) == 0 ? "choice here" : "choice",
                    {"value", value, false}, {"words", words, false});
}

/* For whom it is: a town where a terminal stands, or everybody. */
static bool add_scopes(struct page *page, const struct record_form_field *field)
{
    const struct document *document = &page->office->document;
    bool there = false;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const struct record *site = document->list[RECORD_SITE].item[i];
        const char *town = site_text(site, SITE_TOWN);
        const char *city = site_text(site, SITE_CITY);
        there = there || strcmp(town, field->now) == 0;
        if (!add_choice(page, field, town, city != NULL ? city : record_name(site)))
            return false;
    }
    static const char *const wide[] = {"district", "national"};
    for (size_t i = 0; i < 2; i++) {
        there = there || strcmp(wide[i], field->now) == 0;
        if (!add_choice(page, field, wide[i], choice_words(wide[i])))
            return false;
    }
    return there || field->now[0] == '\0' ||
           add_choice(page, field, field->now, field->now);
}

/* The kind of records of which a field names one; false: it names none. */
static bool names_record(const struct record_form *form,
                         const struct record_form_field *field, enum record_kind *kind)
{
    if (form->kind != RECORD_ANSWER)
        return false;
    *kind = field->row->field == ANSWER_BARRIER ? RECORD_BARRIER : RECORD_OFFER;
    return field->row->field == ANSWER_BARRIER || field->row->field == ANSWER_OFFER;
}

bool field_choices_named(const struct record_form *form,
                         const struct record_form_field *field)
{
    enum record_kind kind;
    return !form->translated &&
           ((form->kind == RECORD_OFFER && field->row->field == OFFER_SCOPE) ||
            names_record(form, field, &kind));
}

/* The records that it may name; one that is gone stays as it is. */
static bool add_records(struct page *page, const struct record_form_field *field,
                        enum record_kind kind)
{
    const struct document *document = &page->office->document;
    if (!add_choice(page, field, "", message("none in particular")) ||
        (field->now[0] != '\0' && document_find(document, kind, field->now) == NULL &&
         !add_choice(page, field, field->now, field->now)))
        return false;
    for (size_t i = 0; i < document->list[kind].count; i++) {
        const struct record *record = document->list[kind].item[i];
        if (!add_choice(page, field, record_id(record), record_name(record)))
            return false;
    }
    return true;
}

bool field_choices_list(struct page *page, const struct record_form *form,
                        const struct record_form_field *field)
{
    enum record_kind kind;
    if (field_choices_named(form, field) &&
        !(names_record(form, field, &kind) ? add_records(page, field, kind)
                                           : add_scopes(page, field)))
        return false;
    for (size_t i = 0; i < field->choice_count; i++)
        if (!add_choice(page, field, field->choice[i].value,
                        choice_words(field->choice[i].value)))
            return false;
    return true;
}
