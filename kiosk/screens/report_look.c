#include <string.h>

#include "core/strings.h"
#include "words/telltale.h"
#include "screens/report_stages.h"
#include "ui/choice.h"
#include "ui/progress.h"
#include "ui/section.h"

/* The last look: all of it, nothing else, and then it is sent. */

static void put_section(struct frame *frame, struct column *column,
                        const struct section *section)
{
    section_put(frame, column, section);
    if (section->line_count > 0)
        column_skip(column, frame->measure->gap_px);
}

static void put_one(struct frame *frame, struct column *column, const char *id,
                    const char *icon, const char *heading, const char *words)
{
    struct section_line line = {.words = words};
    struct section section = {
        .id = id, .icon = icon, .heading = heading, .line = &line, .line_count = 1};
    put_section(frame, column, &section);
}

static void put_barriers(const struct report_page *page, struct column *column)
{
    size_t count;
    const struct barrier *barrier = content_barriers(page->hall->content, &count);
    const struct report *draft = &page->hall->session->draft;
    struct section_line line[REPORT_BARRIERS];
    size_t lines = 0;
    for (size_t i = 0; i < count && lines < REPORT_BARRIERS; i++)
        if (report_has_barrier(draft, barrier[i].id))
            line[lines++] = (struct section_line){.words = barrier[i].name,
                                                  .bullet = draft->barrier_count > 1};
    struct section section = {.id = "text:barriers",
                              .icon = "feedback",
                              .heading = strings_get("report.difficult"),
                              .line = line,
                              .line_count = lines};
    put_section(page->frame, column, &section);
}

/* Whether she wants three words, with which she finds later what became of it. */
static void put_wish(const struct report_page *page, struct column *column)
{
    struct frame *frame = page->frame;
    unsigned char salt[CRYPT_SALT_LEN];
    if (!outcome_salt(page->hall->content, salt))
        return;
    struct choice choice = {.id = "nav:ask",
                            .icon = "vpn_key",
                            .label = strings_get("report.ask"),
                            .state = page->hall->session->draft.asks ? STATE_CHECKED : 0,
                            .action = act(VERB_ASK, 0, NULL)};
    choices_put(frame, column, &choice, 1, 0);
    column_skip(column, frame->measure->gap_px / 2);
    column_words(frame, column, ROLE_NOTE, frame->measure->note, frame->theme->soft,
                 frame->theme->ground, strings_get("report.ask_hint"));
    column_skip(column, frame->measure->gap_px);
}

static void put_text(const struct report_page *page, struct column *column)
{
    struct frame *frame = page->frame;
    const struct report *draft = &page->hall->session->draft;
    bool has_text = draft->text[strspn(draft->text, " ")] != '\0';
    if (has_text)
        put_one(frame, column, "text:text", "edit", strings_get("report.text"),
                draft->text);
    const char *warning = report_warning(frame, telltale_find(frame->arena, draft->text));
    if (warning != NULL) {
        struct section_line line = {.words = warning};
        struct section notice = {.id = "text:warning",
                                 .icon = "error_outline",
                                 .notice = true,
                                 .line = &line,
                                 .line_count = 1};
        put_section(frame, column, &notice);
    }
    struct button write = {.id = "nav:write",
                           .kind = BUTTON_PLAIN,
                           .icon = "edit",
                           .label =
                               strings_get(has_text ? "report.rewrite" : "report.write"),
                           .action = act(VERB_STAGE, STAGE_WRITE, NULL)};
    struct rect place = {column->x, column->y, column->w, 0};
    frame->secret = false;
    column_skip(column, button_put(frame, place, &write) + frame->measure->gap_px);
}

static const char *step_words(enum report_step step)
{
    static const char *const name[REPORT_STEP_COUNT] = {
        [REPORT_FIND] = "report.step.find",
        [REPORT_UNDERSTAND] = "report.step.understand",
        [REPORT_GET_THERE] = "report.step.get_there",
        [REPORT_GET_IN] = "report.step.get_in",
        [REPORT_PAPERS_AND_COST] = "report.step.papers_and_cost",
        [REPORT_APPOINTMENT] = "report.step.appointment",
        [REPORT_BE_WELCOME] = "report.step.be_welcome",
    };
    return strings_get(name[step < REPORT_STEP_COUNT ? step : REPORT_FIND]);
}

void report_look_build(const struct report_page *page)
{
    struct frame *frame = page->frame;
    struct button send = report_send_button();
    struct column column = report_page_begin(page, NULL, &send);
    progress_put(frame, &column, 3, REPORT_STAGES, frame->theme->report);
    column_skip(&column, frame->measure->gap_px);
    chrome_title(frame, &column, strings_get("report.look"),
                 strings_get("report.look_hint"));
    /* What she is about to send is hers. */
    frame->secret = true;
    if (page->data->about)
        put_one(frame, &column, "text:about", "info_outline", strings_get("report.about"),
                page->data->row.name);
    put_one(frame, &column, "text:step", "place", strings_get("report.where"),
            step_words(page->hall->session->draft.step));
    put_barriers(page, &column);
    put_text(page, &column);
    put_wish(page, &column);
    report_page_end(page, column, &send);
}
