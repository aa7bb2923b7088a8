#include "pages/waiting.h"

#include <string.h>

#include "base/isolate.h"
#include "base/message.h"
#include "pages/record_words.h"
#include "pages/terminals.h"
#include "publish/pack.h"
#include "record/coach_check.h"
#include "workspace/snapshot.h"
#include "workspace/store_bundle.h"

enum { RECORDS_SHOWN = 100, HELD_SHOWN = 8, WORDS_SHOWN = 300 };

static const char *name_of(const struct record *record)
{
    const char *name = record_name(record);
    return name != NULL && name[0] != '\0' ? name : record_id(record);
}

/* What stands there, cut where it is long; between letters, never within one. */
static const char *words_of(struct page *page, const struct record *record,
                            const struct difference_field *field,
                            const struct value *value)
{
    const char *words = record_words_value(
        page, record_kind_name(record->kind), field->field->name,
        value != NULL ? snapshot_value(page->arena, field->field, value) : NULL);
    size_t len = strlen(words);
    if (len <= WORDS_SHOWN)
        return words;
    len = WORDS_SHOWN;
    while (len > 0 && ((unsigned char)words[len] & 0xC0) == 0x80)
        len--;
    const char *cut = arena_print(page->arena, "%.*s …", (int)len, words);
    return cut != NULL ? cut : "";
}

static bool add_fields(struct page *page, const struct difference *difference)
{
    const struct record *record = difference->record;
    const char *kind = record_kind_name(record->kind);
    for (size_t i = 0; i < difference->count; i++) {
        const struct difference_field *field = &difference->field[i];
        if (record_words_tell(field->field->name) &&
            !PAGE_ADD(
                page, "unsent field",
                {"field", record_words_field(page, kind, field->field->name, field->lang),
                 false},
                {"lang", record_words_lang(page, field->field->name, field->lang), false},
                {"was", words_of(page, record, field, field->was), false},
                {"now", words_of(page, record, field, field->now), false}))
            return false;
    }
    return true;
}

static bool add_change(struct page *page, const struct difference *difference)
{
    static const struct {
        const char *tint, *words;
    } of[] = {[DIFFERENCE_NEW] = {"green", MESSAGE("new")},
              [DIFFERENCE_CHANGED] = {"amber", MESSAGE("changed")},
              [DIFFERENCE_GONE] = {"red", MESSAGE("goes")}};
    const struct record *record = difference->record;
    bool linked = record->kind == RECORD_OFFER && difference->change != DIFFERENCE_GONE;
    return PAGE_ADD(page, linked ? "unsent offer" : "unsent record",
                    {"id", record_id(record), false}, {"name", name_of(record), false},
                    {"kind", record_words_kind(record_kind_name(record->kind)), false},
                    {"tint", of[difference->change].tint, false},
                    {"change", message(of[difference->change].words), false}) &&
           add_fields(page, difference) && page_add(page, "unsent record end", NULL, 0);
}

static bool add_differences(struct page *page)
{
    const struct pending *pending = &page->office->pending;
    const struct differences *all = &pending->differences;
    if (pending->unknown != NULL)
        return PAGE_ADD(page, "unsent unknown", {"words", pending->unknown, false});
    const char *title = all->count == 0
                            ? message("The terminals have everything")
                            : arena_print(page->arena,
                                          message_count("%zu change waits",
                                                        "%zu changes wait", all->count),
                                          all->count);
    if (!PAGE_ADD(page, "unsent", {"title", title, false}))
        return false;
    for (size_t i = 0; i < all->count && i < RECORDS_SHOWN; i++)
        if (!add_change(page, &all->item[i]))
            return false;
    if (all->count > RECORDS_SHOWN &&
        !PAGE_ADD(
            page, "unsent more",
            {"count", page_number(page, (long long)(all->count - RECORDS_SHOWN)), false}))
        return false;
    return page_add(page, "unsent end", NULL, 0);
}

/* Whether the offer of a row belongs to the list. */
typedef bool is_listed(const struct listing *row);

static bool is_held(const struct listing *row)
{
    return !pack_goes_out(row->offer);
}

static bool is_faulty(const struct listing *row)
{
    return pack_goes_out(row->offer) && row->errors > 0;
}

static bool add_list(struct page *page, is_listed *listed, const char *title,
                     const char *words, const char *path)
{
    const struct listings *rows = &page->office->offers;
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        if (!listed(&rows->row[i]))
            continue;
        if (count == 0 && !PAGE_ADD(page, "unsent held", {"title", title, false},
                                    {"words", words, false}))
            return false;
        if (count++ < HELD_SHOWN &&
            !PAGE_ADD(page, "unsent held offer",
                      {"id", record_id(rows->row[i].offer), false},
                      {"name", name_of(rows->row[i].offer), false}))
            return false;
    }
    return count == 0 || PAGE_ADD(page, "unsent held end", {"path", path, false},
                                  {"all", page_number(page, (long long)count), false},
                                  {"more", count > HELD_SHOWN ? "more" : "none", false});
}

bool waiting_add_changes(struct page *page)
{
    struct err why = {""};
    if (!coach_check(page->arena, &page->office->document, &why) &&
        !PAGE_ADD(page, "unsent refused", {"words", why.text, false}))
        return false;
    return add_differences(page) &&
           add_list(
               page, is_held, message("Held back"),
               message("Nobody has checked these offers yet. No terminal shows them."),
               "/offers?filter=hidden") &&
           add_list(page, is_faulty, message("With errors"),
                    message("These go out as they are. Better improve them first."),
                    "/offers?filter=hard");
}

/* "29.11.2026" */
static const char *day_of(struct page *page, struct date day)
{
    const char *text =
        arena_print(page->arena, "%02d.%02d.%04d", day.day, day.month, day.year);
    return text != NULL ? text : "";
}

static bool add_tick(struct page *page, bool yes, const char *words)
{
    return PAGE_ADD(page, "bundle tick", {"tint", yes ? "green" : "", false},
                    {"icon", yes ? "check" : "remove", false}, {"words", words, false});
}

/* Where it is shown, as the notes say that have come home; NULL: nobody says so. */
static const char *shown_at(struct page *page, const struct terminals *terminals,
                            long number)
{
    const char *names = NULL;
    for (size_t i = 0; i < terminals->count; i++) {
        const struct terminal *terminal = &terminals->item[i];
        if (terminal->kept == NULL || terminal->note.number != number)
            continue;
        const char *name =
            terminal->site != NULL ? name_of(terminal->site) : terminal->note.site;
        names = names == NULL
                    ? name
                    : arena_print(page->arena, isolate_places("%s, %s"), names, name);
    }
    return names;
}

static bool add_ticks(struct page *page, const struct terminals *terminals,
                      const struct bundle_label *label, bool good)
{
    bool known = false;
    int64_t day = 0;
    if (!store_read_back(page->office->store, label->sequence, &known, &day, page->err))
        return false;
    const char *when =
        known ? arena_print(page->arena, message("read back from a stick on %s"),
                            day_of(page, date_from_day(day)))
              : message("not read back from a stick");
    const char *where = shown_at(page, terminals, label->sequence);
    const char *shown = where != NULL
                            ? arena_print(page->arena, message("shown at: %s"), where)
                            : message("no note says yet that a terminal shows it");
    return add_tick(page, good, good ? message("signed") : message("damaged")) &&
           add_tick(page, known, when != NULL ? when : "") &&
           add_tick(page, where != NULL, shown != NULL ? shown : "");
}

bool waiting_add_bundles(struct page *page)
{
    const struct pending *pending = &page->office->pending;
    struct terminals terminals;
    if (pending->bundle_count == 0)
        return true;
    if (!terminals_make(page->arena, page->office->store, &page->office->document,
                        page->today, &terminals, page->err) ||
        !page_add(page, "bundles", NULL, 0))
        return false;
    for (size_t i = 0; i < pending->bundle_count; i++) {
        const struct bundle_label *label = &pending->bundle[i].label;
        bool good = pending->bundle[i].good;
        bool all = !good || strcmp(label->site, "all") == 0;
        if (!PAGE_ADD(page, "bundle",
                      {"number", page_number(page, label->sequence), false},
                      {"day", good ? day_of(page, label->created) : "", false},
                      {"site", all ? message("for all places") : label->site, false}) ||
            !add_ticks(page, &terminals, label, good) ||
            (good && !PAGE_ADD(page, "bundle file",
                               {"number", page_number(page, label->sequence), false})) ||
            !page_add(page, "bundle end", NULL, 0))
            return false;
    }
    return page_add(page, "bundles end", NULL, 0);
}
