#include "screens/card_words.h"

#include <string.h>

#include "core/strings.h"
#include "screens/coach_words.h"
#include "words/language_name.h"
#include "words/takeaway.h"

static const char german_id[] = "de";

static void read_offer(struct hall *hall, struct arena *arena, const char *id,
                       struct card_about *out)
{
    struct err ignored = {""};
    struct offer german;
    struct offer own;
    if (!content_offer_in(hall->content, arena, id, german_id, &german, &ignored) ||
        !content_offer(hall->content, arena, id, &own, &ignored))
        return;
    out->name[out->count] = german.row.name;
    out->own_name[out->count] = own.row.name;
    out->count++;
    out->papers = german.list[OFFER_BRING];
    out->own_papers = own.list[OFFER_BRING];
    if (out->own_papers.count != out->papers.count)
        out->own_papers.count = 0;
    out->crisis = out->crisis || own.row.crisis;
}

static void read_coach(struct hall *hall, struct arena *arena, const char *id,
                       struct card_about *out)
{
    struct err ignored = {""};
    struct coach *coach = arena_take(arena, sizeof *coach);
    if (coach == NULL || !content_coach(hall->content, arena, id, coach, &ignored))
        return;
    const struct topic *topic = coach_choice(hall, arena).topic;
    out->coach = coach;
    out->name[0] = coach->name;
    out->own_name[0] = coach->name;
    out->count = 1;
    out->crisis = topic != NULL && topic->crisis;
}

void card_read(struct hall *hall, struct arena *arena, const char *id,
               struct card_about *out)
{
    const struct session *session = hall->session;
    size_t prefix = strlen(CARD_COACH);
    *out = (struct card_about){.count = 0};
    if (strncmp(id, CARD_COACH, prefix) == 0) {
        read_coach(hall, arena, id + prefix, out);
        return;
    }
    if (id[0] != '\0')
        read_offer(hall, arena, id, out);
    /* An offer that a new bundle no longer has is passed over. */
    for (size_t i = 0; id[0] == '\0' && i < session->note_count; i++)
        read_offer(hall, arena, session->note[i], out);
    /* Whose papers they are could not be told. */
    if (out->count > 1) {
        out->papers.count = 0;
        out->own_papers.count = 0;
    }
}

unsigned card_says(const struct session *session)
{
    unsigned says = strcmp(session->lang, german_id) != 0 ? CARD_LITTLE : 0;
    if ((session->coach.wishes & CODE_INTERPRETER) != 0)
        says |= CARD_INTERPRETER;
    if ((session->coach.wishes & CODE_CHILD) != 0)
        says |= CARD_CHILD;
    return says ^ session->card.turned;
}

/* The lines while they are gathered. */
struct gathering {
    const struct session *session;
    struct arena *arena;
    struct card_line *line;
    size_t count;
    bool translates;
};

/* Words of the interface, with a value in them that may be another in each language. */
static void say(struct gathering *g, enum card_kind kind, const char *name,
                const char *german, const char *own)
{
    const char *const value[] = {german};
    const char *const own_value[] = {own};
    if (g->count == CARD_LINES)
        return;
    g->line[g->count++] = (struct card_line){
        .kind = kind,
        .german = strings_fill_words(g->arena, german_id, strings_get_in(german_id, name),
                                     value, 1),
        .own = g->translates ? strings_fill(g->arena, name, own_value, 1) : NULL};
}

/* "✓ Ausweis" */
static void list(struct gathering *g, const char *mark, const char *german,
                 const char *own)
{
    if (g->count == CARD_LINES)
        return;
    g->line[g->count++] = (struct card_line){
        .kind = CARD_ITEM,
        .german = arena_print(g->arena, "%s %s", mark, german),
        .own = g->translates && own != NULL && strcmp(own, german) != 0 ? own : NULL};
}

static void say_offers(struct gathering *g, const struct card_about *about, unsigned says)
{
    if (about->count == 1)
        say(g, CARD_HELLO, "card.about", about->name[0], about->own_name[0]);
    else
        say(g, CARD_HELLO, "card.about_these", NULL, NULL);
    for (size_t i = 0; about->count > 1 && i < about->count; i++)
        list(g, "•", about->name[i], about->own_name[i]);
    if ((says & CARD_ADVICE) != 0)
        say(g, CARD_SENTENCE, "card.advice", NULL, NULL);
    if ((says & CARD_APPLY) != 0)
        say(g, CARD_SENTENCE, "card.apply", NULL, NULL);
    if ((says & CARD_APPOINTMENT) != 0)
        say(g, CARD_SENTENCE, "card.appointment", NULL, NULL);
}

static void say_coach(struct gathering *g, const struct hall *hall,
                      const struct card_about *about)
{
    struct coach_choice choice = coach_choice(hall, g->arena);
    const char *phone = coach_phone(hall, about->coach);
    const char *code = coach_code(hall, g->arena, about->coach, &choice);
    say(g, CARD_HELLO, "card.coach", NULL, NULL);
    say(g, CARD_SENTENCE, "coach.hint_name", about->coach->name, about->coach->name);
    if (phone != NULL) {
        const char *words = lang_phone(g->arena, phone);
        say(g, CARD_SENTENCE, "card.phone", words, words);
    }
    say(g, CARD_CODE, "card.code", code, code);
}

static void say_self(struct gathering *g, unsigned says)
{
    const char *lang = g->session->lang;
    if ((says & CARD_LITTLE) != 0)
        say(g, CARD_SENTENCE, "card.little", NULL, NULL);
    if ((says & CARD_INTERPRETER) != 0 && g->translates)
        say(g, CARD_SENTENCE, "card.interpreter_for",
            language_name(g->arena, lang, german_id),
            language_name(g->arena, lang, lang));
    else if ((says & CARD_INTERPRETER) != 0)
        say(g, CARD_SENTENCE, "card.interpreter", NULL, NULL);
    if ((says & CARD_CHILD) != 0)
        say(g, CARD_SENTENCE, "card.child", NULL, NULL);
}

/* Which are there and which are not; nothing until she ticks one. */
static void say_papers(struct gathering *g, const struct card_about *about)
{
    static const char *const heading[] = {"card.have", "card.lack"};
    static const char *const mark[] = {"✓", "–"};
    uint64_t ticks = g->session->card.ticks;
    for (unsigned part = 0; part < 2 && ticks != 0; part++) {
        bool headed = false;
        for (size_t i = 0; i < about->papers.count && i < 64; i++) {
            if ((ticks >> i & 1u) == part)
                continue;
            if (!headed)
                say(g, CARD_HEADING, heading[part], NULL, NULL);
            headed = true;
            list(g, mark[part], about->papers.item[i],
                 i < about->own_papers.count ? about->own_papers.item[i] : NULL);
        }
    }
}

size_t card_lines(const struct hall *hall, struct arena *arena,
                  const struct card_about *about, struct card_line line[CARD_LINES])
{
    struct gathering g = {.session = hall->session, .arena = arena, .line = line};
    g.translates = strcmp(g.session->lang, german_id) != 0;
    unsigned says = card_says(g.session);
    if (about->count == 0)
        return 0;
    if (about->coach != NULL)
        say_coach(&g, hall, about);
    else
        say_offers(&g, about, says);
    say_self(&g, says);
    say_papers(&g, about);
    return g.count;
}

size_t card_pages(const struct hall *hall, struct arena *arena,
                  const struct card_about *about, const char *page_out[CARD_PAGES])
{
    struct card_line line[CARD_LINES];
    const char *words[CARD_LINES];
    size_t count = card_lines(hall, arena, about, line);
    for (size_t i = 0; i < count; i++) {
        words[i] = line[i].german;
        if (words[i] == NULL)
            return 0;
    }
    if (count == 0)
        return 0;
    if (count == 1)
        page_out[0] = takeaway_text(arena, words[0]);
    else
        return takeaway_pages(arena, words[0], words + 1, count - 1, page_out,
                              CARD_PAGES);
    return page_out[0] != NULL ? 1 : 0;
}
