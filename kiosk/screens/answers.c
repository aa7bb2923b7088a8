#include <string.h>

#include "core/strings.h"
#include "screens/answer_words.h"
#include "screens/chrome.h"
#include "screens/three_words.h"
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

/* Those of one heading: nobody is told that something was changed which was not. */
static void put_group(struct hall *hall, struct frame *frame, struct column *column,
                      const struct answers_data *data, const char *group,
                      const char *heading)
{
    const struct measure *m = frame->measure;
    struct entry *entry = arena_take_array(frame->arena, data->count, sizeof *entry);
    size_t count = 0;
    for (size_t i = 0; i < data->count && entry != NULL; i++)
        if (strcmp(answer_heading(data->row[i].state), group) == 0)
            entry[count++] = answer_entry(hall, frame, &data->row[i]);
    if (count == 0)
        return;
    if (heading != NULL) {
        column_words(frame, column, ROLE_HEADING, m->heading, frame->theme->ink,
                     frame->theme->ground, strings_get(heading));
        column_skip(column, m->gap_px / 2);
    }
    entries_put(frame, column, entry, count);
    column_skip(column, m->gap_px * 2);
}

void answers_build(struct hall *hall, struct frame *frame)
{
    const struct answers_data *data = load(hall);
    struct chrome chrome = {.back = NULL};
    struct column column = chrome_begin(hall, frame, &chrome);
    size_t fixed = 0;
    for (size_t i = 0; i < data->count; i++)
        fixed += data->row[i].state == ANSWER_FIXED;
    bool all = fixed > 0 && fixed == data->count;
    chrome_title(frame, &column, strings_get(all ? "answers.title" : "answers.heard"),
                 NULL);
    if (data->count == 0)
        put_notice(frame, &column, "info_outline", strings_get("answers.empty"));
    else if (strcmp(hall->session->lang, "de") != 0)
        put_notice(frame, &column, "translate", strings_get("offer.german_only"));
    put_group(hall, frame, &column, data, "answers.title",
              all ? NULL : "answers.changed");
    put_group(hall, frame, &column, data, "answers.working", "answers.working");
    put_group(hall, frame, &column, data, "answers.not_yet", "answers.not_yet");
    outcome_button_put(hall, frame, &column);
    chrome_end(hall, frame, column);
}
