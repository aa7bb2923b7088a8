#include "screens/session.h"

#include <string.h>

#include "base/utf8.h"

void session_begin(struct session *session, const char *lang)
{
    wipe(session, sizeof *session);
    utf8_copy(session->lang, sizeof session->lang, lang);
    session->theme = THEME_LIGHT;
    session->percent = 100;
    session->page_count = 1;
    session->page[0].screen = SCREEN_ATTRACT;
}

struct page *session_page(struct session *session)
{
    return &session->page[session->page_count - 1];
}

void session_open(struct session *session, enum screen_id screen, const char *id)
{
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
    return true;
}

void session_home(struct session *session)
{
    wipe(session->page, sizeof session->page);
    wipe(session->query, sizeof session->query);
    session->page_count = 1;
    session->page[0].screen = SCREEN_HOME;
    session->visitor = true;
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
    utf8_copy(session->note[session->note_count++], SESSION_ID_LEN, id);
    return true;
}

void session_unnote(struct session *session, const char *id)
{
    for (size_t i = 0; i < session->note_count; i++)
        if (strcmp(session->note[i], id) == 0) {
            size_t behind = session->note_count - i - 1;
            memmove(session->note[i], session->note[i + 1], behind * SESSION_ID_LEN);
            wipe(session->note[--session->note_count], SESSION_ID_LEN);
            return;
        }
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
