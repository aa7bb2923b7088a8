#include "screens/stick_part.h"

#include "words/delivery_program.h"
#include "words/delivery_words.h"
#include "core/lang.h"
#include "core/strings.h"
#include "ui/section.h"
#include "ui/strip.h"

/* The screen of the staff. It asks nothing that they must answer: it says what is done,
 * how far it is, and when the stick may go. */

static const char *day_words(struct part *part, struct date day)
{
    return lang_date(part->frame->arena, strings_lang(), day, true);
}

static const char *with_day(struct part *part, const char *name, struct date day)
{
    const char *value[] = {day_words(part, day)};
    return strings_fill(part->frame->arena, name, value, 1);
}

void stick_put_head(struct part *part, const char *icon, uint32_t ink, const char *title,
                    const char *sentence, const char *second)
{
    struct frame *frame = part->frame;
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct column *column = &part->column;
    if (!m->wide)
        column_skip(column, frame->all.h / 20);
    if (!m->compact && m->percent < 200) {
        int side = m->wide ? m->tile_px : m->tile_px * 2;
        layout_image(
            frame, icon,
            (struct rect){column->x + (column->w - side) / 2, column->y, side, side},
            ink);
        column_skip(column, side + m->gap_px);
    }
    column_centered(frame, column, ROLE_HEADING, m->title, t->ink, t->ground, title);
    column_centered(frame, column, ROLE_TEXT, m->body, t->soft, t->ground, sentence);
    column_centered(frame, column, ROLE_TEXT, m->body, t->soft, t->ground, second);
    column_skip(column, m->gap_px * 3 / 2);
}

static void put_progress(struct part *part)
{
    struct frame *frame = part->frame;
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    const struct delivery *d = &part->view->delivery;
    struct column *column = &part->column;
    struct element card = {.id = "stick:progress",
                           .role = ROLE_PANEL,
                           .rect = {column->x, column->y, column->w, 0},
                           .look = {.filled = true,
                                    .fill = t->card,
                                    .edge = t->card_edge,
                                    .edge_px = t->edge_always ? m->edge_px : 0,
                                    .radius_px = m->radius_px}};
    struct element *panel = frame_add(frame, &card);
    size_t at = panel != NULL ? (size_t)(panel - frame->element) : 0;
    struct column in = {column->x + m->pad_px, column->y + m->pad_px,
                        column->w - 2 * m->pad_px};
    int h = measure_mm(m, 7);
    strip_put(frame, (struct rect){in.x, in.y, in.w, h}, d->percent, 100, t->line,
              t->main);
    column_skip(&in, h + m->gap_px / 2);
    const char *percent = frame_print(frame, "%d\u00a0%%", d->percent);
    int percent_w = text_width(frame->text, percent, m->strong) + 2;
    struct column end = {in.x + in.w - percent_w, in.y, percent_w};
    column_words(frame, &end, ROLE_TEXT, m->strong, t->ink, t->card, percent);
    struct column words = {in.x, in.y, in.w - percent_w - m->gap_px};
    column_words(frame, &words, ROLE_TEXT, m->body, t->ink, t->card,
                 delivery_step_words(frame->arena, d->step));
    int y = words.y > end.y ? words.y : end.y;
    if (panel != NULL)
        frame->element[at].rect.h = y + m->pad_px * 4 / 5 - column->y;
    column->y = y + m->pad_px * 4 / 5 + m->gap_px;
}

static void put_card(struct part *part, const char *id, const char *icon,
                     const char *heading, const struct section_line *line, size_t count)
{
    struct section section = {
        .id = id, .icon = icon, .heading = heading, .line = line, .line_count = count};
    section_put(part->frame, &part->column, &section);
    if (count > 0)
        column_skip(&part->column, part->frame->measure->gap_px);
}

static void put_others(struct part *part)
{
    const struct delivery *d = &part->view->delivery;
    struct arena *arena = part->frame->arena;
    struct section_line line[DELIVERY_OTHERS * 2 + 1];
    size_t count = 0;
    for (size_t i = 0; i < d->other_count && i < DELIVERY_OTHERS; i++) {
        line[count++] = (struct section_line){.words = d->other[i].name};
        line[count++] = (struct section_line){
            .words = delivery_reason_words(arena, d->other[i].reason),
            .kind = SECTION_SOFT};
    }
    if (d->other_count > DELIVERY_OTHERS)
        line[count++] = (struct section_line){
            .words = strings_count(arena, "stick.more_files",
                                   d->other_count - DELIVERY_OTHERS)};
    put_card(part, "stick:others", "folder_open", strings_get("stick.others"), line,
             count);
}

static void put_facts(struct part *part)
{
    const struct delivery *d = &part->view->delivery;
    bool proved = d->end == DELIVERY_INSTALLED || d->end == DELIVERY_SAME ||
                  (d->end == DELIVERY_RUNS && d->step > DELIVERY_CHECK);
    struct section_line good = {.words = strings_get("stick.signature_good")};
    if (proved && d->number > 0)
        put_card(part, "stick:signature", "verified_user", strings_get("stick.signature"),
                 &good, 1);
    struct section_line changes = {.words = delivery_changes(part->frame->arena, d)};
    if (changes.words != NULL && d->end != DELIVERY_FAILED)
        put_card(part, "stick:changes", "compare_arrows",
                 strings_get("stick.changes_title"), &changes, 1);
    put_others(part);
    struct section_line reports = {
        .words = strings_get(d->reports == DELIVERY_REPORTS_SENT ? "stick.reports_sent"
                                                                 : "stick.reports_kept")};
    if (d->reports != DELIVERY_REPORTS_UNSAID)
        put_card(part, "stick:reports", "outbox", strings_get("stick.reports"), &reports,
                 1);
    struct section_line clock = {.words = delivery_clock(part->frame->arena, d)};
    if (clock.words != NULL)
        put_card(part, "stick:clock", "schedule", strings_get("stick.clock"), &clock, 1);
}

struct button stick_button(const char *id, enum button_kind kind, const char *label,
                           enum stick_press press)
{
    return (struct button){.id = id,
                           .kind = kind,
                           .label = label,
                           .centered = true,
                           .action = act(VERB_STICK, (int)press, NULL)};
}

/* From an older content to the newest. */
static void put_forward(struct part *part)
{
    const struct stick_view *v = part->view;
    if (!v->plugged || v->forward.number == 0)
        return;
    struct button button = stick_button("stick:forward", BUTTON_MAIN,
                                        strings_get("stick.forward"), STICK_ASK_FORWARD);
    button.hint = delivery_content_words(part->frame->arena, &v->forward);
    buttons_put(part->frame, &part->column, &button, 1);
    column_skip(&part->column, part->frame->measure->gap_px);
}

/* Which content the terminal shows, and whether it is the newest. */
static void put_contents(struct part *part)
{
    const struct content *content = part->hall->content;
    const struct delivery_content *newest = &part->view->newest;
    const char *words[DELIVERY_CONTENTS];
    struct section_line line[DELIVERY_CONTENTS];
    if (content == NULL)
        return;
    const struct delivery_content shown = {content_sequence(content),
                                           content_created(content)};
    bool older = delivery_older(&shown, newest);
    size_t count = delivery_contents(part->frame->arena, &shown, newest, words);
    for (size_t i = 0; i < count; i++)
        line[i] = (struct section_line){.words = words[i]};
    put_card(part, "stick:contents", older ? "error_outline" : "storage",
             strings_get("stick.contents"), line, count);
    put_forward(part);
}

/* Back, with number and day, and away. */
static void put_ways(struct part *part)
{
    const struct stick_view *v = part->view;
    struct arena *arena = part->frame->arena;
    struct button button[2];
    size_t count = 0;
    if (v->plugged && v->back.number > 0) {
        button[count] = stick_button("stick:back", BUTTON_PLAIN,
                                     strings_get("stick.back"), STICK_ASK_BACK);
        button[count++].hint = delivery_content_words(arena, &v->back);
    }
    button[count++] =
        stick_button("nav:home", BUTTON_PLAIN, strings_get("stick.leave"), STICK_LEAVE);
    buttons_put(part->frame, &part->column, button, count);
    column_skip(&part->column, part->frame->measure->gap_px);
}

static void put_works(struct part *part)
{
    const struct delivery *d = &part->view->delivery;
    stick_put_head(part, "usb", part->frame->theme->main, delivery_title(d),
                   delivery_sentence(part->frame->arena, d), NULL);
    put_progress(part);
    put_facts(part);
}

/* A new program that does not stand above, or one that went back here. */
static void put_program(struct part *part)
{
    const struct delivery *d = &part->view->delivery;
    struct arena *arena = part->frame->arena;
    struct section_line line[2];
    size_t count = 0;
    const char *beside = delivery_program_beside(arena, d);
    const char *back = delivery_program_back(arena, d);
    if (beside != NULL)
        line[count++] = (struct section_line){.words = beside};
    if (back != NULL && d->program.answer != PROGRAM_WENT_BACK)
        line[count++] = (struct section_line){.words = back};
    put_card(part, "stick:program",
             delivery_program_failed(d) ? "error_outline" : "system_update",
             strings_get("stick.program.card"), line, count);
}

/* Once the stick is pulled, what was announced happens. */
static const char *done_sentence(struct part *part)
{
    const struct delivery *d = &part->view->delivery;
    bool restarts = d->program.answer == PROGRAM_WRITTEN && !part->view->plugged;
    return restarts ? strings_get("stick.program.restarting")
                    : delivery_sentence(part->frame->arena, d);
}

static void put_done(struct part *part)
{
    const struct theme *t = part->frame->theme;
    const struct delivery *d = &part->view->delivery;
    bool program = delivery_program_leads(d);
    bool failed = program ? delivery_program_failed(d) : d->end == DELIVERY_FAILED;
    bool good = d->end == DELIVERY_INSTALLED || d->end == DELIVERY_SAME || program;
    bool alarm = failed || (good && !program && delivery_older(&d->shown, &d->newest));
    stick_put_head(part,
                   alarm  ? "error_outline"
                   : good ? "check_circle"
                          : "usb",
                   alarm ? t->alarm : t->main, delivery_title(d), done_sentence(part),
                   delivery_second(d));
    if (part->view->plugged)
        stick_put_pull(part);
    if (failed)
        stick_put_give_back(part);
    put_contents(part);
    put_facts(part);
    put_program(part);
    put_ways(part);
}

static void put_went(struct part *part)
{
    const struct stick_view *v = part->view;
    const struct theme *t = part->frame->theme;
    const struct content *content = part->hall->content;
    if (v->go_failed)
        stick_put_head(part, "error_outline", t->alarm, strings_get("stick.title.failed"),
                       strings_get("stick.go_failed"), NULL);
    else
        stick_put_head(
            part, "check_circle", t->main, strings_get("stick.title.installed"),
            content != NULL ? with_day(part, "stick.went", content_created(content))
                            : NULL,
            NULL);
    if (v->plugged)
        stick_put_pull(part);
    put_contents(part);
    put_ways(part);
}

static void put_question(struct part *part, bool back)
{
    const struct stick_view *v = part->view;
    stick_put_head(
        part, "history", part->frame->theme->main,
        strings_get(back ? "stick.back_ask" : "stick.forward_ask"),
        with_day(part, "stick.go_what", back ? v->back.created : v->forward.created),
        NULL);
    const struct button button[] = {
        stick_button("stick:yes", BUTTON_MAIN, strings_get("stick.go_yes"), STICK_YES),
        stick_button("stick:no", BUTTON_PLAIN, strings_get("stick.go_no"), STICK_NO)};
    buttons_put(part->frame, &part->column, button, 2);
}

/* The one who works is asked, on a page in front of hers: going on is going back. */
static void put_visitor(struct part *part)
{
    stick_put_head(part, "usb", part->frame->theme->main, strings_get("stick.ask.title"),
                   strings_get("stick.ask.what"), NULL);
    struct button button[] = {
        stick_button("stick:later", BUTTON_MAIN, strings_get("stick.ask.later"),
                     STICK_NO),
        stick_button("stick:now", BUTTON_PLAIN, strings_get("stick.ask.now"), STICK_NO)};
    button[0].action = act(VERB_BACK, 0, NULL);
    button[1].action = act(VERB_CLEAR, 0, NULL);
    buttons_put(part->frame, &part->column, button, 2);
}

static void put_two(struct part *part)
{
    stick_put_head(part, "usb", part->frame->theme->alarm, strings_get("stick.title.two"),
                   strings_get("stick.two"), NULL);
    const struct button leave =
        stick_button("nav:home", BUTTON_PLAIN, strings_get("stick.leave"), STICK_LEAVE);
    buttons_put(part->frame, &part->column, &leave, 1);
}

/* What staff can do about it, and what the office has to know. */
static void put_unreadable(struct part *part)
{
    const struct theme *t = part->frame->theme;
    stick_put_head(part, "error_outline", t->alarm, strings_get("stick.title.unreadable"),
                   strings_get("stick.unreadable"),
                   part->hall->content != NULL ? strings_get("stick.old_goes_on") : NULL);
    if (part->view->plugged)
        stick_put_pull(part);
    const struct section_line line[] = {
        {.words = strings_get("stick.unreadable_why")},
        {.words = strings_get("stick.unreadable_format"), .kind = SECTION_SOFT}};
    put_card(part, "stick:office", "info_outline", strings_get("stick.unreadable_office"),
             line, 2);
    const struct button leave =
        stick_button("nav:home", BUTTON_PLAIN, strings_get("stick.leave"), STICK_LEAVE);
    buttons_put(part->frame, &part->column, &leave, 1);
}

void stick_build(struct hall *hall, struct frame *frame)
{
    struct chrome chrome = {.back = ""};
    struct part part = {.hall = hall, .frame = frame, .view = hall->stick};
    part.column = chrome_begin(hall, frame, &chrome);
    int most = measure_mm(frame->measure, 3.0 * frame->measure->percent);
    if (part.column.w > most) {
        part.column.x += (part.column.w - most) / 2;
        part.column.w = most;
    }
    switch (hall->stick->phase) {
    case STICK_ASKS:
        put_visitor(&part);
        break;
    case STICK_WORKS:
        put_works(&part);
        break;
    case STICK_DONE:
        put_done(&part);
        break;
    case STICK_SETUP:
        stick_put_setup(&part);
        break;
    case STICK_UNREADABLE:
        put_unreadable(&part);
        break;
    case STICK_TWO:
        put_two(&part);
        break;
    case STICK_BACK:
    case STICK_FORWARD:
        put_question(&part, hall->stick->phase == STICK_BACK);
        break;
    case STICK_WENT:
        put_went(&part);
        break;
    case STICK_AWAY:
        break;
    }
    chrome_end(hall, frame, part.column);
}
