#include "screens/report_order.h"
#include "screens/report_stages.h"

#include "core/strings.h"
#include "words/telltale.h"
#include "screens/simple_page.h"
#include "screens/three_words.h"
#include "ui/choice.h"
#include "ui/progress.h"
#include "ui/section.h"

/* Saying that something does not work: where on the way, what is difficult, a last look.
 * Each stage is a page of its own, so that one can go back everywhere. */

static const struct report_data *load(struct hall *hall)
{
    static const struct report_data none;
    if (hall->page_data != NULL)
        return hall->page_data;
    struct report_data *data = arena_take(hall->page_arena, sizeof *data);
    const char *id = session_page(hall->session)->id;
    struct err ignored = {""};
    if (data == NULL)
        return &none;
    data->about = id[0] != '\0' &&
                  content_row(hall->content, hall->page_arena, id, &data->row, &ignored);
    hall->page_data = data;
    return data;
}

struct button report_send_button(void)
{
    return (struct button){.id = "nav:send",
                           .kind = BUTTON_SAY,
                           .icon = "mail_outline",
                           .label = strings_get("report.send"),
                           .centered = true,
                           .action = act(VERB_SEND, 0, NULL)};
}

/* What sends stands at the other side of the row than what led there, so that no slow
 * double tap sends what nobody has read: half of the row, more if its word needs it. */
static int send_width(struct frame *frame, int w, struct button *send)
{
    int half = (w - frame->measure->gap_px) / 2;
    *send = report_send_button();
    int needed = button_width(frame, send);
    if (needed > half) {
        send->icon = NULL;
        needed = button_width(frame, send);
    }
    return needed > half ? needed : half;
}

/* As it fits beside the other: without its picture if need be. */
static int footer_width(struct frame *frame, int w, struct button *next)
{
    struct button send;
    int send_w = send_width(frame, w, &send);
    if (next->action.grave) {
        *next = send;
        return send_w;
    }
    int rest = w - frame->measure->gap_px - send_w;
    if (button_width(frame, next) > rest)
        next->arrow = false;
    return rest;
}

static int secret_width(const struct frame *frame, int w)
{
    return w - frame->measure->note.size_px * 5 / 4 * 3 / 2;
}

static int secret_height(struct frame *frame, int w)
{
    struct element e = {.role = ROLE_NOTE};
    struct rect box = {0, 0, secret_width(frame, w), 0};
    return frame_text(frame, &e, strings_get("report.secret"), frame->measure->note,
                      frame->theme->soft, box, TEXT_START, 0);
}

/* For the narrowest that the page can be, so that it is the same before and after the
 * page is made. */
static int footer_px(struct frame *frame, const struct button *next)
{
    const struct measure *m = frame->measure;
    if (next == NULL)
        return 0;
    struct button button = *next;
    int narrow = (m->wide ? frame->all.w * 3 / 4 : frame->all.w) - 2 * m->margin_px;
    int h = button_height(frame, &button, footer_width(frame, narrow, &button));
    int tall = m->wide ? 0 : m->tile_px * 5 / 4;
    return (h > tall ? h : tall) + 2 * m->gap_px;
}

struct column report_page_begin(const struct report_page *page, const char *back,
                                const struct button *next)
{
    struct frame *frame = page->frame;
    struct chrome chrome = {.back = back,
                            .cancel = back != NULL,
                            .crisis = page->data->row.crisis,
                            .fixed_below_px = footer_px(frame, next)};
    return chrome_begin(page->hall, frame, &chrome);
}

void report_put_secret(struct frame *frame, struct column *column)
{
    const struct measure *m = frame->measure;
    int icon = m->note.size_px * 5 / 4;
    layout_image(
        frame, "lock",
        (struct rect){column->x, column->y + (m->note.pitch_px - icon) / 2, icon, icon},
        frame->theme->soft);
    struct column note = {column->x + icon * 3 / 2, column->y,
                          secret_width(frame, column->w)};
    column_words(frame, &note, ROLE_NOTE, m->note, frame->theme->soft,
                 frame->theme->ground, strings_get("report.secret"));
    column->y = note.y;
}

/* The next thing to do, and beside it, if it fits there, what is kept and what is not.
 * False if it does not fit. */
static bool put_footer(struct frame *frame, struct rect below, const struct button *next)
{
    struct button button = *next;
    struct rect place = below;
    place.w = footer_width(frame, below.w, &button);
    struct rect rest = below;
    rest.w = below.w - place.w - frame->measure->gap_px;
    if (button.action.grave)
        rest.x = below.x + below.w - rest.w;
    else
        place.x = below.x + below.w - place.w;
    button_put(frame, place, &button);
    int h = secret_height(frame, rest.w);
    if (h > rest.h)
        return false;
    struct column column = {rest.x, rest.y + (rest.h - h) / 2, rest.w};
    report_put_secret(frame, &column);
    return true;
}

void report_page_end(const struct report_page *page, struct column column,
                     const struct button *next)
{
    struct frame *frame = page->frame;
    const struct measure *m = frame->measure;
    bool said = next == NULL;
    if (next != NULL) {
        /* In front of the bar also for the keypad. */
        struct rect below = chrome_below(frame, footer_px(frame, next));
        below.x += m->margin_px;
        below.y += m->gap_px;
        below.w -= 2 * m->margin_px;
        below.h -= 2 * m->gap_px;
        chrome_fixed_begin(frame);
        said = put_footer(frame, below, next);
        chrome_fixed_end(frame);
    }
    if (!said)
        report_put_secret(frame, &column);
    chrome_end(page->hall, frame, column);
}

const char *report_warning(struct frame *frame, unsigned found)
{
    static const struct {
        enum telltale what;
        const char *words;
    } rows[] = {
        {TELLTALE_NAME, "report.warn.name"},   {TELLTALE_PHONE, "report.warn.phone"},
        {TELLTALE_IBAN, "report.warn.iban"},   {TELLTALE_BIRTH, "report.warn.birth"},
        {TELLTALE_EMAIL, "report.warn.email"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (found & rows[i].what)
            return frame_print(frame, "%s %s", strings_get(rows[i].words),
                               strings_get("report.warn.decide"));
    return NULL;
}

static void put_where(const struct report_page *page)
{
    static const struct {
        const char *icon;
        const char *words;
    } rows[REPORT_STEP_COUNT] = {
        [REPORT_FIND] = {"search", "report.step.find"},
        [REPORT_UNDERSTAND] = {"help_outline", "report.step.understand"},
        [REPORT_GET_THERE] = {"directions_bus", "report.step.get_there"},
        [REPORT_GET_IN] = {"accessible", "report.step.get_in"},
        [REPORT_PAPERS_AND_COST] = {"description", "report.step.papers_and_cost"},
        [REPORT_APPOINTMENT] = {"event", "report.step.appointment"},
        [REPORT_BE_WELCOME] = {"sentiment_dissatisfied", "report.step.be_welcome"},
    };
    struct frame *frame = page->frame;
    struct column column = report_page_begin(page, strings_get("report.cancel"), NULL);
    progress_put(frame, &column, 1, REPORT_STAGES, frame->theme->report);
    column_skip(&column, frame->measure->gap_px);
    chrome_title(frame, &column, strings_get("report.where"),
                 page->data->about ? page->data->row.name
                                   : strings_get("report.where_hint"));
    struct choice choice[REPORT_STEP_COUNT];
    for (int i = 0; i < REPORT_STEP_COUNT; i++)
        choice[i] = (struct choice){
            .id = frame_print(frame, "step:%s", report_step_name((enum report_step)i)),
            .icon = rows[i].icon,
            .label = strings_get(rows[i].words),
            .leads = true,
            .action = act(VERB_STEP, i, NULL)};
    bool tall = !frame->measure->wide && frame->measure->percent == 100;
    choices_put(frame, &column, choice, REPORT_STEP_COUNT,
                tall ? frame->measure->tile_px * 9 / 5 : 0);
    column_skip(&column, frame->measure->gap_px);
    outcome_button_put(page->hall, frame, &column);
    report_put_secret(frame, &column);
    report_page_end(page, column, NULL);
}

static void put_what(const struct report_page *page)
{
    struct frame *frame = page->frame;
    struct button next = {.id = "nav:next",
                          .kind = BUTTON_SAY,
                          .icon = NULL,
                          .label = strings_get("report.next"),
                          .arrow = true,
                          .centered = true,
                          .action = act(VERB_STAGE, STAGE_LOOK, NULL)};
    struct column column = report_page_begin(page, NULL, &next);
    progress_put(frame, &column, 2, REPORT_STAGES, frame->theme->report);
    column_skip(&column, frame->measure->gap_px);
    chrome_title(frame, &column, strings_get("report.difficult"),
                 strings_get("report.difficult_hint"));
    size_t count;
    const struct barrier *barrier = content_barriers(page->hall->content, &count);
    const struct report *draft = &page->hall->session->draft;
    struct choice *choice = arena_take_array(frame->arena, count, sizeof *choice);
    size_t *place = arena_take_array(frame->arena, count, sizeof *place);
    if (place != NULL)
        report_order(draft->step, barrier, count, place);
    for (size_t i = 0; i < count && choice != NULL && place != NULL; i++) {
        const struct barrier *one = &barrier[place[i]];
        choice[i] = (struct choice){
            .id = frame_print(frame, "barrier:%s", one->id),
            .icon = one->icon,
            .label = one->name,
            .state = report_has_barrier(draft, one->id) ? STATE_CHECKED : 0,
            .action = act(VERB_BARRIER, 0, one->id)};
    }
    if (choice != NULL && place != NULL)
        frame->secret = true;
    choices_put(frame, &column, choice, count, 0);
    frame->secret = false;
    column_skip(&column, frame->measure->gap_px);
    report_page_end(page, column, &next);
}

/* The truth: it is not on the disk. What was said is still there to be sent again. */
static void put_failed(const struct report_page *page)
{
    struct frame *frame = page->frame;
    const char *phone = page->hall->desk_phone;
    struct column column = report_page_begin(page, NULL, NULL);
    chrome_title(frame, &column, strings_get("report.failed_title"), NULL);
    struct section_line line[] = {
        {.words = strings_get("report.failed_what"), .kind = SECTION_STRONG},
        {.words = strings_get("report.failed_try")}};
    struct section words = {.id = "text:failed",
                            .icon = "error_outline",
                            .notice = true,
                            .line = line,
                            .line_count = 2};
    section_put(frame, &column, &words);
    column_skip(&column, frame->measure->gap_px);
    if (phone != NULL) {
        struct section_line number = {.words = lang_phone(frame->arena, phone),
                                      .kind = SECTION_BIG};
        struct section desk = {.id = "text:phone",
                               .icon = "phone",
                               .heading = strings_get("report.phone"),
                               .line = &number,
                               .line_count = 1};
        section_put(frame, &column, &desk);
        column_skip(&column, frame->measure->gap_px);
    }
    struct button button[] = {{.id = "nav:send",
                               .kind = BUTTON_SAY,
                               .icon = "refresh",
                               .label = strings_get("report.again"),
                               .centered = true,
                               .action = act(VERB_SEND, 0, NULL)},
                              {.id = "nav:start",
                               .kind = BUTTON_PLAIN,
                               .icon = "home",
                               .label = strings_get("thanks.start"),
                               .centered = true,
                               .action = act(VERB_HOME, 0, NULL)}};
    buttons_put(frame, &column, button, 2);
    column_skip(&column, frame->measure->gap_px);
    report_page_end(page, column, NULL);
}

/* Without a key nothing can be sealed: said at once, not after five taps. */
static void put_closed(struct hall *hall, struct frame *frame)
{
    struct simple_page page = {
        .title = strings_get("report.title"),
        .icon = "feedback",
        .line = {strings_get("report.closed"), strings_get("report.what"),
                 strings_get("report.desk")},
        .phone_heading = strings_get("report.phone"),
        .phone = hall->desk_phone,
    };
    simple_page_build(hall, frame, &page);
}

void report_build(struct hall *hall, struct frame *frame)
{
    if (content_report_key(hall->content) == NULL || hall->site == NULL) {
        put_closed(hall, frame);
        return;
    }
    struct report_page page = {hall, frame, load(hall)};
    switch (session_page(hall->session)->stage) {
    case STAGE_WHERE:
        put_where(&page);
        return;
    case STAGE_WHAT:
        put_what(&page);
        return;
    case STAGE_LOOK:
        report_look_build(&page);
        return;
    case STAGE_WRITE:
        report_write_build(&page);
        return;
    case STAGE_FAILED:
        put_failed(&page);
        return;
    }
}
