#include "screens/session.h"

#include <string.h>

#include "base/utf8.h"
#include "core/content.h"

void session_begin(struct session *session, const char *lang)
{
    wipe(session, sizeof *session);
    utf8_copy(session->lang, sizeof session->lang, lang);
    session->theme = THEME_LIGHT;
    session->percent = 100;
    session->page_count = 1;
    session->page[0].screen = SCREEN_ATTRACT;
    session->scan = scan_how_usual();
}

void session_speak(struct session *session, const char *lang)
{
    session->simple = strcmp(lang, CONTENT_SIMPLE) == 0;
    utf8_copy(session->lang, sizeof session->lang, session->simple ? "de" : lang);
}

const char *session_reads(const struct session *session)
{
    return session->simple ? CONTENT_SIMPLE : session->lang;
}

struct page *session_page(struct session *session)
{
    return &session->page[session->page_count - 1];
}

bool session_reporting(const struct session *session)
{
    for (size_t i = 0; i < session->page_count; i++)
        if (session->page[i].screen == SCREEN_REPORT)
            return true;
    return false;
}

bool session_writing(const struct session *session)
{
    const struct page *page = &session->page[session->page_count - 1];
    return page->screen == SCREEN_REPORT && page->stage == STAGE_WRITE;
}

/* Takes the pages of a report away, and what was opened above them. */
static void leave_report(struct session *session)
{
    size_t at = 0;
    while (at < session->page_count && session->page[at].screen != SCREEN_REPORT)
        at++;
    wipe(&session->page[at], (session->page_count - at) * sizeof session->page[0]);
    session->page_count = at;
    wipe(&session->draft, sizeof session->draft);
}

/* The staff's question comes by itself: it takes nothing from her. */
static bool stays_beside_report(enum screen_id screen)
{
    return screen == SCREEN_REPORT || screen == SCREEN_LANGUAGE ||
           screen == SCREEN_DISPLAY || screen == SCREEN_STICK;
}

static bool page_there(const struct session *session, enum screen_id screen,
                       const char *id)
{
    for (size_t i = 0; i < session->page_count; i++)
        if (session->page[i].screen == screen &&
            (id == NULL || strcmp(session->page[i].id, id) == 0))
            return true;
    return false;
}

static const char last_choice[] = "9";

/* What belongs to pages goes with them. */
static void forget_words(struct session *session)
{
    if (!page_there(session, SCREEN_THANKS, NULL)) {
        wipe(&session->words, sizeof session->words);
        session->has_words = false;
    }
    if (!page_there(session, SCREEN_OUTCOME, NULL))
        wipe(&session->outcome, sizeof session->outcome);
    else if (!page_there(session, SCREEN_OUTCOME, last_choice)) {
        wipe(&session->outcome.found, sizeof session->outcome.found);
        session->outcome.news = OUTCOME_CHOOSING;
    }
}

void session_open(struct session *session, enum screen_id screen, const char *id)
{
    if (!stays_beside_report(screen) && session_reporting(session))
        leave_report(session);
    if (session->page_count == SESSION_PAGES) {
        /* Home stays the first page; the one after it gives way. */
        memmove(&session->page[1], &session->page[2],
                (SESSION_PAGES - 2) * sizeof session->page[0]);
        session->page_count--;
    }
    struct page *page = &session->page[session->page_count++];
    *page = (struct page){.screen = screen};
    if (id != NULL)
        utf8_copy(page->id, sizeof page->id, id);
}

bool session_back(struct session *session)
{
    if (session->page_count <= 1)
        return false;
    struct page *page = session_page(session);
    wipe(page, sizeof *page);
    session->page_count--;
    if (!session_reporting(session))
        wipe(&session->draft, sizeof session->draft);
    forget_words(session);
    return true;
}

void session_close(struct session *session, enum screen_id screen)
{
    size_t kept = 1;
    for (size_t i = 1; i < session->page_count; i++)
        if (session->page[i].screen != screen)
            session->page[kept++] = session->page[i];
    wipe(&session->page[kept], (session->page_count - kept) * sizeof session->page[0]);
    session->page_count = kept;
    forget_words(session);
}

void session_card(struct session *session, const char *about)
{
    if (strcmp(session->card.about, about) != 0) {
        wipe(&session->card, sizeof session->card);
        utf8_copy(session->card.about, sizeof session->card.about, about);
    }
    session_open(session, SCREEN_CARD, about);
}

void session_report(struct session *session, const char *offer)
{
    if (session_reporting(session))
        leave_report(session);
    session_open(session, SCREEN_REPORT, offer);
    if (offer != NULL)
        utf8_copy(session->draft.offer, sizeof session->draft.offer, offer);
}

void session_stage(struct session *session, enum report_stage stage)
{
    char id[SESSION_ID_LEN];
    memcpy(id, session_page(session)->id, sizeof id);
    session_open(session, SCREEN_REPORT, id);
    session_page(session)->stage = stage;
}

void session_thank(struct session *session)
{
    struct phrase words = session->draft.phrase;
    bool asks = session->draft.asks;
    leave_report(session);
    session_open(session, SCREEN_THANKS, NULL);
    session->has_words = asks;
    if (asks)
        session->words = words;
    wipe(&words, sizeof words);
}

bool session_worded(const struct session *session)
{
    return session->has_words || page_there(session, SCREEN_OUTCOME, NULL);
}

void session_ask(struct session *session)
{
    session_close(session, SCREEN_OUTCOME);
    session_open(session, SCREEN_OUTCOME, NULL);
}

int session_choices(const struct page *page)
{
    return page->id[0] == '\0' ? 0 : page->id[0] - '0';
}

bool session_choose(struct session *session, int choice)
{
    int made = session_choices(session_page(session));
    char id[2] = {(char)('1' + made), '\0'};
    if (session_page(session)->screen != SCREEN_OUTCOME || made >= SESSION_CHOICES)
        return false;
    session->outcome.choice[made] = (unsigned char)choice;
    session_open(session, SCREEN_OUTCOME, id);
    if (made + 1 == SESSION_CHOICES)
        session->outcome.news = OUTCOME_WAITING;
    return made + 1 == SESSION_CHOICES;
}

struct phrase session_phrase(const struct session *session)
{
    struct phrase phrase;
    const unsigned char *at = session->outcome.choice;
    for (int i = 0; i < PHRASE_WORDS; i++, at += 3)
        phrase.word[i] =
            (uint16_t)((at[0] * PHRASE_IN_GROUP + at[1]) * PHRASE_COLOURS + at[2]) %
            PHRASE_LIST;
    return phrase;
}

void session_home(struct session *session)
{
    wipe(session->page, sizeof session->page);
    wipe(session->query, sizeof session->query);
    wipe(&session->draft, sizeof session->draft);
    wipe(&session->coach, sizeof session->coach);
    wipe(&session->card, sizeof session->card);
    wipe(&session->finder, sizeof session->finder);
    session->page_count = 1;
    session->page[0].screen = SCREEN_HOME;
    forget_words(session);
    session->visitor = true;
}

void session_answer(struct session *session, enum finder_question question,
                    const char *word)
{
    session->finder.chosen[question] ^=
        finder_bit(question, word) & ~(unsigned)FINDER_ANY;
}

bool session_confides(const struct session *session)
{
    return (session->finder.chosen[FINDER_SITUATIONS] &
            (1u << FINDER_DANGER | 1u << FINDER_ADDICTION)) != 0;
}

bool session_noted(const struct session *session, const char *id)
{
    for (size_t i = 0; i < session->note_count; i++)
        if (strcmp(session->note[i], id) == 0)
            return true;
    return false;
}

bool session_note(struct session *session, const char *id)
{
    if (session->note_count == SESSION_NOTES || session_noted(session, id) ||
        strlen(id) >= SESSION_ID_LEN)
        return false;
    session_forget_undo(session);
    utf8_copy(session->note[session->note_count++], SESSION_ID_LEN, id);
    return true;
}

/* What was there first stays what can be put back, as long as it can. */
static void remember_notepad(struct session *session)
{
    struct session_undo *undo = &session->undo;
    if (undo->count == 0) {
        memcpy(undo->note, session->note, sizeof undo->note);
        undo->count = session->note_count;
    }
    undo->begun = true;
}

void session_unnote(struct session *session, const char *id)
{
    for (size_t i = 0; i < session->note_count; i++)
        if (strcmp(session->note[i], id) == 0) {
            remember_notepad(session);
            size_t behind = session->note_count - i - 1;
            memmove(session->note[i], session->note[i + 1], behind * SESSION_ID_LEN);
            wipe(session->note[--session->note_count], SESSION_ID_LEN);
            return;
        }
}

void session_empty_notepad(struct session *session)
{
    if (session->note_count == 0)
        return;
    remember_notepad(session);
    wipe(session->note, sizeof session->note);
    session->note_count = 0;
}

void session_put_back(struct session *session, const char *id)
{
    struct session_undo *undo = &session->undo;
    size_t count = 0;
    char kept[SESSION_NOTES][SESSION_ID_LEN] = {""};
    for (size_t i = 0; i < undo->count; i++)
        if (id == NULL || strcmp(undo->note[i], id) == 0 ||
            session_noted(session, undo->note[i]))
            memcpy(kept[count++], undo->note[i], SESSION_ID_LEN);
    if (count == undo->count)
        session_forget_undo(session);
    if (count > 0) {
        memcpy(session->note, kept, sizeof session->note);
        session->note_count = count;
    }
    wipe(kept, sizeof kept);
}

void session_forget_undo(struct session *session)
{
    wipe(&session->undo, sizeof session->undo);
}

bool session_can_undo(const struct session *session)
{
    return session->undo.count > 0 || session->undo.query[0] != '\0';
}

void session_empty_query(struct session *session)
{
    if (session->query[0] == '\0')
        return;
    session_forget_undo(session);
    memcpy(session->undo.query, session->query, sizeof session->undo.query);
    session->undo.begun = true;
    wipe(session->query, sizeof session->query);
}

void session_put_back_query(struct session *session)
{
    if (!session_can_put_back_query(session))
        return;
    memcpy(session->query, session->undo.query, sizeof session->query);
    session_forget_undo(session);
}

bool session_can_put_back_query(const struct session *session)
{
    return session->query[0] == '\0' && session->undo.query[0] != '\0';
}

void session_type(struct session *session, const char *text)
{
    size_t have = strlen(session->query);
    size_t more = strlen(text);
    if (have + more < sizeof session->query)
        memcpy(session->query + have, text, more + 1);
}

void session_backspace(struct session *session)
{
    size_t len = strlen(session->query);
    while (len > 0 && ((unsigned char)session->query[len - 1] & 0xC0) == 0x80)
        session->query[--len] = '\0';
    if (len > 0)
        session->query[len - 1] = '\0';
}
