#include "core/strings.h"
#include "screens/card_words.h"
#include "screens/deeds.h"
#include "screens/papers.h"
#include "screens/slip.h"
#include "ui/chip.h"

/* "Zeigen Sie das am Schalter": one large card in German for who sits at the desk, with
 * the visitor's own words beneath each line, and below it what she wants said. */

enum { DEEDS = 4 };

static const struct card_about *load(struct hall *hall)
{
    static const struct card_about none;
    if (hall->page_data != NULL)
        return hall->page_data;
    struct card_about *about = arena_take(hall->page_arena, sizeof *about);
    if (about == NULL)
        return &none;
    card_read(hall, hall->page_arena, session_page(hall->session)->id, about);
    hall->page_data = about;
    return about;
}

/* Words on the card. German runs from the left on every page. A word that is wider than
 * the card becomes smaller rather than cut. */
static void put_words(struct frame *frame, struct column *column, enum role role,
                      struct text_style style, uint32_t ink, const char *words,
                      enum text_align align)
{
    if (words == NULL)
        return;
    struct element e = {.role = role, .ground = frame->theme->card};
    int widest = text_widest_word(frame->text, words, style);
    if (widest > column->w && column->w > 0) {
        style.size_px = style.size_px * column->w / widest - 1;
        style.pitch_px = style.size_px * 7 / 5;
    }
    int h = frame_text(frame, &e, words, style, ink,
                       (struct rect){column->x, column->y, column->w, 0}, align, 0);
    e.rect = e.text_rect;
    frame_add(frame, &e);
    column_skip(column, h);
}

static void put_line(struct frame *frame, struct column *column,
                     const struct card_line *line)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    enum text_align left = frame->direction == TEXT_RTL ? TEXT_END : TEXT_START;
    struct text_style german = m->body;
    enum role role = ROLE_TEXT;
    uint32_t ink = t->ink;
    if (line->kind == CARD_HELLO) {
        german = m->title;
        role = ROLE_HEADING;
    } else if (line->kind == CARD_HEADING) {
        german = m->strong;
        ink = t->soft;
    } else if (line->kind == CARD_CODE) {
        german = m->heading;
    } else {
        german.size_px = german.size_px * 6 / 5;
        german.pitch_px = german.pitch_px * 6 / 5;
    }
    put_words(frame, column, role, german, ink, line->german, left);
    put_words(frame, column, ROLE_NOTE, m->note, t->main, line->own, TEXT_START);
    column_skip(column, m->gap_px / (line->kind == CARD_HEADING ? 4 : 2));
}

static void put_card(struct hall *hall, struct frame *frame, struct column *column,
                     const struct card_about *about)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct card_line line[CARD_LINES];
    size_t count = card_lines(hall, frame->arena, about, line);
    struct element card = {.id = "text:card",
                           .role = ROLE_PANEL,
                           .rect = {column->x, column->y, column->w, 0},
                           .look = {.filled = true,
                                    .fill = t->card,
                                    .edge = t->main,
                                    .edge_px = m->edge_px,
                                    .radius_px = m->radius_px}};
    struct element *panel = frame_add(frame, &card);
    size_t at = panel != NULL ? (size_t)(panel - frame->element) : 0;
    struct column inner = {column->x + m->pad_px, column->y + m->pad_px,
                           column->w - 2 * m->pad_px};
    const char *read = strings_get_in("de", "card.read");
    enum text_align left = frame->direction == TEXT_RTL ? TEXT_END : TEXT_START;
    put_words(frame, &inner, ROLE_NOTE, m->note_strong, t->soft, read, left);
    frame->secret = true;
    for (size_t i = 0; i < count; i++)
        put_line(frame, &inner, &line[i]);
    frame->secret = false;
    if (panel != NULL)
        frame->element[at].rect.h = inner.y + m->pad_px - column->y;
    column->y = inner.y + m->pad_px + m->gap_px;
}

/* What may stand on it, in her own words. */
static void put_choices(struct hall *hall, struct frame *frame, struct column *column,
                        const struct card_about *about)
{
    static const struct {
        enum card_say say;
        const char *id, *label, *icon;
    } all[] = {{CARD_LITTLE, "say:little", "card.say.little", "language"},
               {CARD_ADVICE, "say:advice", "card.say.advice", "forum"},
               {CARD_APPLY, "say:apply", "card.say.apply", "description"},
               {CARD_APPOINTMENT, "say:appointment", "card.say.appointment", "event"}};
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct chip chip[sizeof all / sizeof all[0]];
    size_t count = about->coach != NULL ? 1 : sizeof all / sizeof all[0];
    unsigned says = card_says(hall->session);
    for (size_t i = 0; i < count; i++)
        chip[i] = (struct chip){.id = all[i].id,
                                .label = strings_get(all[i].label),
                                .icon = all[i].icon,
                                .on = (says & all[i].say) != 0,
                                .action = act(VERB_SAY, (int)all[i].say, NULL)};
    column_words(frame, column, ROLE_HEADING, m->strong, t->ink, t->ground,
                 strings_get("card.choose"));
    column_skip(column, m->gap_px / 2);
    frame->secret = true;
    chips_put(frame, column, chip, count);
    column_skip(column, m->gap_px);
    papers_put(frame, column,
               about->own_papers.count > 0 ? &about->own_papers : &about->papers,
               hall->session->card.ticks);
    frame->secret = false;
}

static struct button turn(struct frame *frame, const char *id, const char *icon,
                          const char *label, enum card_say say, bool on)
{
    /* At large text it stands there without its words and their tick. */
    bool pictures = frame->measure->percent > 100;
    return (struct button){.id = id,
                           .kind = on || !pictures ? BUTTON_PALE : BUTTON_PLAIN,
                           .icon = icon,
                           .label = on ? frame_print(frame, "%s ✓", strings_get(label))
                                       : strings_get(label),
                           .spoken = strings_get(label),
                           .state = on ? STATE_CHECKED : 0,
                           .action = act(VERB_SAY, (int)say, NULL)};
}

/* Returns how many there are: without a printer one less. */
static int deeds_of(const struct hall *hall, struct frame *frame, unsigned says,
                    struct button deed[DEEDS])
{
    int count = 2;
    deed[0] = turn(frame, "say:interpreter", "translate", "coach.wish.interpreter",
                   CARD_INTERPRETER, (says & CARD_INTERPRETER) != 0);
    deed[1] = turn(frame, "say:child", "child_care", "coach.wish.child", CARD_CHILD,
                   (says & CARD_CHILD) != 0);
    count += slip_button(hall, &deed[count]);
    deed[count++] = (struct button){
        .id = "nav:takeaway",
        .kind = BUTTON_MAIN,
        .icon = "qr_code",
        .label = strings_get("offer.takeaway"),
        .action = act_open(SCREEN_CARD_CODE, session_page(hall->session)->id)};
    return count;
}

void card_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    const struct card_about *about = load(hall);
    struct chrome chrome = {.crisis = about->crisis};
    struct button deed[DEEDS];
    if (about->count == 0) {
        struct column column = chrome_begin(hall, frame, &chrome);
        chrome_title(frame, &column, strings_get("offer.gone_title"), NULL);
        chrome_end(hall, frame, column);
        return;
    }
    /* As high as it needs with every tick. */
    int deeds = deeds_of(hall, frame, CARD_INTERPRETER | CARD_CHILD, deed);
    chrome.fixed_below_px = deeds_px(frame, deed, deeds);
    struct column whole = chrome_begin(hall, frame, &chrome);
    if (m->wide && !m->compact && m->percent == 100) {
        int left_w = (whole.w - m->gap_px) * 3 / 5;
        struct column left = {whole.x, whole.y, left_w};
        struct column right = {whole.x + left_w + m->gap_px, whole.y,
                               whole.w - left_w - m->gap_px};
        put_card(hall, frame, &left, about);
        put_choices(hall, frame, &right, about);
        whole.y = left.y > right.y ? left.y : right.y;
    } else {
        put_card(hall, frame, &whole, about);
        put_choices(hall, frame, &whole, about);
    }
    deeds_of(hall, frame, card_says(hall->session), deed);
    deeds_put(frame, deed, deeds, chrome.fixed_below_px);
    chrome_end(hall, frame, whole);
}
