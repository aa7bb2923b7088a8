#include <string.h>

#include "core/strings.h"
#include "screens/answer_words.h"
#include "screens/chrome.h"
#include "ui/section.h"

/* "Sie haben es gesagt. Wir haben es geändert." All answers, the newest first. */

struct answers_data {
    struct answer *row;
    size_t count;
};

static const struct answers_data *load(struct hall *hall)
{
    static const struct answers_data none;
    if (hall->page_data != NULL)
        return hall->page_data;
    struct answers_data *data = arena_take(hall->page_arena, sizeof *data);
    struct err ignored = {""};
    if (data == NULL || !content_answers(hall->content, hall->page_arena, NULL,
                                         &data->row, &data->count, &ignored))
        return &none;
    hall->page_data = data;
    return data;
}

static void put_notice(struct frame *frame, struct column *column, const char *icon,
                       const char *words)
{
    struct section_line line = {.words = words};
    struct section notice = {
        .icon = icon, .notice = true, .line = &line, .line_count = 1};
    section_put(frame, column, &notice);
    column_skip(column, frame->measure->gap_px);
}

void answers_build(struct hall *hall, struct frame *frame)
{
    const struct answers_data *data = load(hall);
    struct chrome chrome = {.back = NULL};
    struct column column = chrome_begin(hall, frame, &chrome);
    chrome_title(frame, &column, strings_get("answers.title"), NULL);
    if (data->count == 0)
        put_notice(frame, &column, "info_outline", strings_get("answers.empty"));
    else if (strcmp(hall->session->lang, "de") != 0)
        put_notice(frame, &column, "translate", strings_get("offer.german_only"));
    struct entry *entry = arena_take_array(frame->arena, data->count, sizeof *entry);
    for (size_t i = 0; i < data->count && entry != NULL; i++)
        entry[i] = answer_entry(hall, frame, &data->row[i]);
    if (entry != NULL)
        entries_put(frame, &column, entry, data->count);
    chrome_end(hall, frame, column);
}
