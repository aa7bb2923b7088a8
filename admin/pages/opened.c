#include "pages/opened.h"

#include <stdio.h>
#include <string.h>

#include "base/json_value.h"
#include "base/message.h"
#include "pages/errand_page.h"

enum { PATIENCE_SECONDS = 60 }; /* that what was opened waits for who asked */

static bool is_hers(const struct page *page, const char *group)
{
    return strcmp(page->office->opened.token, page->session->token) == 0 &&
           strcmp(page->office->opened.group, group) == 0;
}

void opened_tend(struct office *office, int64_t now)
{
    errands_tend(office->errands);
    if (now - errand_look(office->errands, ERRAND_TEXTS)->begun > PATIENCE_SECONDS)
        errand_forget(office->errands, ERRAND_TEXTS);
}

bool opened_begin(struct page *page, const char *group, const char *passphrase,
                  struct err *err)
{
    struct office_opened *opened = &page->office->opened;
    const struct errand_order order = {
        .word = {"barriers", "show", "--json", "--passphrase-fd", "3", "--", group},
        .who = page->session->who,
        .secret = passphrase,
        .now = page->seconds};
    if (strlen(page->session->token) >= sizeof opened->token ||
        strlen(group) >= sizeof opened->group)
        return err_set(err, "there is no such group");
    errands_tend(page->office->errands);
    if (!errand_begin(page->office->errands, ERRAND_TEXTS, &order, err))
        return false;
    snprintf(opened->token, sizeof opened->token, "%s", page->session->token);
    snprintf(opened->group, sizeof opened->group, "%s", group);
    return true;
}

static bool read_texts(struct arena *arena, const struct json *reports,
                       struct opened *out)
{
    struct json *item;
    size_t i;
    out->text = arena_take_array(arena, json_count(reports), sizeof *out->text);
    if (out->text == NULL)
        return false;
    JSON_ITEMS (reports, i, item) {
        const char *text = json_member_text(item, "text");
        if (text != NULL)
            out->text[out->count++] = (struct opened_text){
                arena_copy(arena, json_member_text(item, "id")), arena_copy(arena, text)};
    }
    return !arena->failed;
}

static bool read_notes(struct arena *arena, const struct json *notes, struct opened *out)
{
    struct json *item;
    size_t i;
    out->note = arena_take_array(arena, json_count(notes), sizeof *out->note);
    if (out->note == NULL)
        return false;
    JSON_ITEMS (notes, i, item) {
        long long number;
        const char *text = json_member_text(item, "text");
        if (text != NULL && json_whole(json_member(item, "number"), &number))
            out->note[out->note_count++] =
                (struct opened_note){(long)number, arena_copy(arena, text)};
    }
    return !arena->failed;
}

static bool read_all(struct page *page, const struct buf *told, struct opened *out)
{
    struct json *whole =
        told->len > 0 ? json_parse(told->bytes, told->len, 0, NULL) : NULL;
    bool ok = whole != NULL &&
              read_texts(page->arena, json_member(whole, "reports"), out) &&
              read_notes(page->arena, json_member(whole, "notes"), out);
    json_free(whole);
    return ok || err_set(page->err, "the texts could not be read");
}

bool opened_waits(struct page *page, const char *group)
{
    errands_tend(page->office->errands);
    return is_hers(page, group) &&
           errand_look(page->office->errands, ERRAND_TEXTS)->state == ERRAND_RUNNING;
}

bool opened_look(struct page *page, const char *group, enum opened_state *state,
                 struct opened *out)
{
    struct errands *errands = page->office->errands;
    *out = (struct opened){0};
    *state = OPENED_NONE;
    opened_tend(page->office, page->seconds);
    const struct errand *errand = errand_look(errands, ERRAND_TEXTS);
    if (errand->state == ERRAND_NONE || !is_hers(page, group))
        return true;
    if (errand->state == ERRAND_RUNNING) {
        *state = OPENED_RUNNING;
        return true;
    }
    bool ok = true;
    if (errand->state == ERRAND_DONE) {
        *state = OPENED_TEXTS;
        ok = read_all(page, &errand->told, out);
    } else {
        *state = OPENED_FAILED;
        out->failed = errand->failed.len > 0 ? errand_page_why(page, &errand->failed)
                                             : message("The texts could not be opened.");
    }
    errand_forget(errands, ERRAND_TEXTS);
    return ok;
}

const char *opened_text(const struct opened *opened, const char *id)
{
    for (size_t i = 0; i < opened->count; i++)
        if (strcmp(opened->text[i].id, id) == 0)
            return opened->text[i].text;
    return NULL;
}
