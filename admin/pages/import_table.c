#include "pages/import_table.h"

#include <string.h>

#include "base/json_value.h"
#include "base/message.h"
#include "pages/record_words.h"
#include "pages/sentence.h"

enum { ROWS_SHOWN = IMPORT_TABLE_ROWS };

static struct json *parse(const struct taking *taking)
{
    return taking->told.len > 0
               ? json_parse(taking->told.bytes, taking->told.len, 0, NULL)
               : NULL;
}

static const char *text(const struct json *row, const char *name)
{
    const char *words = json_member_text(row, name);
    return words != NULL ? words : "";
}

/* How a row of the report begins: what happens, in which colour. */
static const struct {
    const char *change, *tint, *words;
} changes[] = {{"new", "green", MESSAGE("new")},
               {"changed", "amber", MESSAGE("changed")},
               {"conflict", "red", MESSAGE("changed on both sides")},
               {"kept", "", MESSAGE("stays as it is here")},
               {"missing", "", MESSAGE("not in the file")}};

static bool add_change(struct page *page, const struct json *row, const char *change)
{
    size_t at = 0;
    while (at + 1 < sizeof changes / sizeof changes[0] &&
           strcmp(changes[at].change, change) != 0)
        at++;
    const char *kind = text(row, "kind");
    const char *name = text(row, "name");
    const char *field = text(row, "field");
    bool named = field[0] != '\0';
    return PAGE_ADD(
        page, "import change", {"tint", changes[at].tint, false},
        {"change", message(changes[at].words), false},
        {"kind", record_words_kind(kind), false},
        {"name", name[0] != '\0' ? name : record_words_name(page, kind, text(row, "id")),
         false},
        {"field", named ? record_words_field(page, kind, field, NULL) : "", false},
        {"lang", record_words_lang(page, field, NULL), false},
        {"was", named ? record_words_value(page, kind, field, text(row, "office")) : "",
         false},
        {"now", named ? record_words_value(page, kind, field, text(row, "source")) : "",
         false});
}

static bool is_refusal(const struct json *row)
{
    return strstr(text(row, "done"), "refused") != NULL;
}

/* A table's column is called as the file calls it; a place in a document,
 * "offers[12].address.street" or "text.tr.summary", by its field's name. */
static const char *column_words(struct page *page, const char *column)
{
    const char *bracket = strrchr(column, ']');
    const char *field = column;
    if (bracket != NULL && bracket[1] == '.')
        field = bracket + 2;
    bool known =
        record_field(RECORD_OFFER, field) >= 0 || strncmp(field, "text.", 5) == 0;
    if (bracket != NULL && bracket[1] == '\0')
        return ""; /* all of a record: its line says which */
    return known ? record_words_field(page, "offer", field, NULL) : field;
}

/* Without the file that keeps what was chosen for the columns, and its line: "ID.map:
 * line 2: ...". Nobody has seen that file. */
static const char *without_map(const struct taking *taking, const char *reason)
{
    const char *at = strstr(reason, sentence_name(taking->map));
    for (int i = 0; i < 2 && at != NULL; i++) {
        at = strstr(at, ": ");
        at = at != NULL ? at + 2 : NULL;
    }
    return at != NULL ? at : reason;
}

const char *import_table_named(struct page *page, const struct taking *taking,
                               const char *reason)
{
    const char *own = sentence_name(taking->path);
    reason = without_map(taking, reason);
    const char *at = strstr(reason, own);
    if (at != NULL)
        reason = arena_print(page->arena, "%.*s%s%s", (int)(at - reason), reason,
                             taking->name, at + strlen(own));
    return sentence_of(page->arena, reason != NULL ? reason : "");
}

/* Of an archive or folder the file is named as well. */
static const char *where_words(struct page *page, const struct taking *taking,
                               const struct json *row)
{
    const char *column = column_words(page, text(row, "column"));
    const char *file = sentence_name(text(row, "file"));
    if (file[0] == '\0' || strcmp(file, sentence_name(taking->path)) == 0)
        return column;
    const char *words = column[0] != '\0'
                            ? arena_print(page->arena, "%s: %s", file, column)
                            : arena_copy(page->arena, file);
    return words != NULL ? words : column;
}

static bool add_note(struct page *page, const struct taking *taking,
                     const struct json *row)
{
    const char *done = text(row, "done");
    bool refused = is_refusal(row);
    long long line = 0;
    json_whole(json_member(row, "line"), &line);
    return PAGE_ADD(
        page, "import note", {"tint", refused ? "red" : "amber", false},
        {"done", message(done), false},
        {"line", line > 0 ? page_number(page, line) : "", false},
        {"column", where_words(page, taking, row), false},
        {"value", text(row, "value"), false},
        {"reason", import_table_named(page, taking, text(row, "reason")), false},
        {"instead", text(row, "instead"), false});
}

/* All rows of one sort: notes, or changes. */
static bool add_rows(struct page *page, const struct taking *taking,
                     const struct json *all, bool notes, const char *begin)
{
    const struct json *report = json_member(all, "report");
    size_t count = 0;
    size_t i;
    const struct json *row;
    JSON_ITEMS (report, i, row) {
        const char *change = json_member_text(row, "change");
        if ((change == NULL) != notes)
            continue;
        if ((count == 0 && !page_add(page, begin, NULL, 0)) ||
            (count < ROWS_SHOWN &&
             !(notes ? add_note(page, taking, row) : add_change(page, row, change))))
            return false;
        count++;
    }
    if (count == 0)
        return true;
    /* The report itself leaves out what nobody reads, and counts it. */
    long long whole = 0;
    json_whole(json_member(all, notes ? "notes" : "changes"), &whole);
    if (whole > (long long)count)
        count = (size_t)whole;
    size_t hidden = count > ROWS_SHOWN ? count - ROWS_SHOWN : 0;
    return PAGE_ADD(page, "import rows end",
                    {"more", hidden > 0 ? "soft" : "none", false},
                    {"count", page_number(page, (long long)hidden), false});
}

static bool add_counts(struct page *page, const struct json *all)
{
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        const char *name = record_kind_plural((enum record_kind)kind);
        const struct json *of = json_member(json_member(all, "counts"), name);
        long long added = 0, changed = 0, same = 0;
        if (of == NULL)
            continue;
        json_whole(json_member(of, "new"), &added);
        json_whole(json_member(of, "changed"), &changed);
        json_whole(json_member(of, "unchanged"), &same);
        if (!PAGE_ADD(page, "import count", {"kind", message(name), false},
                      {"new", page_number(page, added), false},
                      {"changed", page_number(page, changed), false},
                      {"same", page_number(page, same), false}))
            return false;
    }
    return true;
}

static const char *format_words(const char *format)
{
    static const struct {
        const char *format, *words;
    } rows[] = {{"csv", MESSAGE("table")},
                {"anna", MESSAGE("content of ANNA")},
                {"hsds", MESSAGE("Open Referral (HSDS)")},
                {"xliff", MESSAGE("translation (XLIFF)")}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].format, format) == 0)
            return message(rows[i].words);
    return format;
}

bool import_table_add(struct page *page, const struct taking *taking)
{
    struct json *all = parse(taking);
    if (all == NULL)
        return true;
    bool ok = PAGE_ADD(page, "import found",
                       {"format", format_words(text(all, "format")), false},
                       {"found", text(all, "found"), false}) &&
              add_counts(page, all) && page_add(page, "import found end", NULL, 0) &&
              add_rows(page, taking, all, true, "import notes") &&
              add_rows(page, taking, all, false, "import changes");
    json_free(all);
    return ok;
}

bool import_table_refused(const struct taking *taking)
{
    struct json *all = parse(taking);
    const struct json *report = json_member(all, "report");
    const struct json *row;
    bool refused = false;
    size_t i;
    JSON_ITEMS (report, i, row)
        refused = refused || is_refusal(row);
    json_free(all);
    return refused;
}

long long import_table_batch(const struct taking *taking)
{
    struct json *all = parse(taking);
    long long batch = 0;
    json_whole(json_member(all, "batch"), &batch);
    json_free(all);
    return batch;
}

bool import_table_empty(const struct taking *taking)
{
    struct json *all = parse(taking);
    const char *format = json_member_text(all, "format");
    bool empty = format != NULL && strcmp(format, "xliff") != 0;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        empty = empty && json_member(json_member(all, "counts"),
                                     record_kind_plural((enum record_kind)kind)) == NULL;
    json_free(all);
    return empty;
}

long long import_table_topicless(const struct taking *taking)
{
    struct json *all = parse(taking);
    long long count = 0;
    json_whole(json_member(all, "without_topic"), &count);
    json_free(all);
    return count;
}

bool import_table_is_csv(const struct taking *taking)
{
    struct json *all = parse(taking);
    const char *format = json_member_text(all, "format");
    bool csv = format != NULL && strcmp(format, "csv") == 0;
    json_free(all);
    return csv;
}
