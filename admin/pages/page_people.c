#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "pages/route.h"
#include "pages/sentence.h"
#include "web/account.h"

/* Who may sign in, and what each may do; and what each may do to herself: another
 * password. */

static const struct {
    enum session_role role;
    const char *words;
} roles[] = {
    {SESSION_EDITOR, MESSAGE("Editor: offers, translations, answers")},
    {SESSION_COORDINATOR, MESSAGE("Coordinator: everything, reports and keys too")},
    {SESSION_COMMITTEE, MESSAGE("Committee: released counts alone")},
    {SESSION_TECHNICIAN, MESSAGE("Technician: how the terminals are")},
};

enum { ROLE_COUNT = sizeof roles / sizeof roles[0] };

static const char *role_words(int role)
{
    for (size_t i = 0; i < ROLE_COUNT; i++)
        if ((int)roles[i].role == role)
            return message(roles[i].words);
    return message("Everything: who came by the link of this computer");
}

static const char *typed(const struct page *page, const char *name)
{
    const char *text = http_find(&page->request->form, name);
    return text != NULL ? text : "";
}

static bool add_roles(struct page *page, const char *chosen)
{
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        const char *word = account_role_word(roles[i].role);
        if (!PAGE_ADD(page, strcmp(word, chosen) == 0 ? "role here" : "role",
                      {"role", word, false}, {"words", message(roles[i].words), false}))
            return false;
    }
    return true;
}

static bool add_person(struct page *page, const struct account *account, size_t number)
{
    const char *token = page->session->token;
    const char *place = page_number(page, (long long)number);
    return PAGE_ADD(page, "person", {"name", account->name, false},
                    {"role", role_words((int)account->role), false},
                    {"bare", account->has_password ? "none" : "bare", false},
                    {"number", place, false}, {"token", token, false}) &&
           add_roles(page, account_role_word(account->role)) &&
           PAGE_ADD(page, "person password", {"name", account->name, false},
                    {"number", place, false}, {"token", token, false});
}

static bool add_list(struct page *page)
{
    struct account *account;
    size_t count;
    if (!account_list(page->sessions, page->arena, &account, &count, page->err) ||
        !page_add(page, "people", NULL, 0))
        return false;
    if (count == 0)
        return page_add(page, "people none", NULL, 0);
    if (!page_add(page, "people list", NULL, 0))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!add_person(page, &account[i], i))
            return false;
    return page_add(page, "people end", NULL, 0);
}

/* `wrong`: why what came was not done; NULL. */
static bool show(struct page *page, const char *wrong)
{
    const char *done = http_find(&page->request->query, "done");
    return page_begin(page, "settings", message("People")) &&
           PAGE_ADD(page, "title", {"title", message("People"), false},
                    {"lead", message("Who works in this office, and what each may do."),
                     false}) &&
           (done == NULL ||
            PAGE_ADD(page, "said", {"words", message("That is saved."), false})) &&
           (wrong == NULL ||
            PAGE_ADD(page, "wrong", {"words", sentence_of(page->arena, wrong), false})) &&
           add_list(page) &&
           PAGE_ADD(page, "person add", {"token", page->session->token, false},
                    {"name", wrong != NULL ? typed(page, "name") : "", false}) &&
           add_roles(page, wrong != NULL ? typed(page, "role") : "editor") &&
           page_add(page, "person add end", NULL, 0) && page_end(page);
}

bool page_people(struct page *page)
{
    return show(page, NULL);
}

/* Nobody takes her own role or name away: somebody must stay who can give them back. */
static bool is_herself(const struct page *page, const char *name)
{
    return page->session->is_account && strcasecmp(page->session->who, name) == 0;
}

static bool change(struct page *page, const char *deed, struct err *err)
{
    const char *name = typed(page, "name");
    const char *password = typed(page, "password");
    enum session_role role = SESSION_EDITOR;
    bool has_role = strcmp(deed, "add") == 0 || strcmp(deed, "role") == 0;
    if (has_role && !account_role_of(typed(page, "role"), &role, err))
        return false;
    if (strcmp(deed, "add") == 0)
        return account_add(page->sessions, name, role,
                           password[0] != '\0' ? password : NULL, err);
    if (is_herself(page, name))
        return err_set(err, "%s: that is you; ask another coordinator", name);
    if (strcmp(deed, "role") == 0)
        return account_set_role(page->sessions, name, role, err);
    if (strcmp(deed, "password") == 0)
        return account_set_password(page->sessions, name, password, err);
    return account_remove(page->sessions, name, err);
}

bool page_people_change(struct page *page)
{
    static const char *const deeds[] = {"add", "role", "password", "remove"};
    struct err err = {""};
    const char *deed = NULL;
    for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
        if (strcmp(deeds[i], page_id(page)) == 0)
            deed = deeds[i];
    if (deed == NULL)
        return page_refuse(page, 404, message("There is no such page."), "");
    if (change(page, deed, &err))
        return page_go(page, "/people?done=1");
    page->answer->status = 422;
    return show(page, err.text);
}

static bool show_account(struct page *page, const char *wrong)
{
    bool by_password = false;
    struct account account;
    if (page->session->is_account) {
        bool found;
        if (!account_find(page->sessions, page->arena, page->session->who, &account,
                          &found, page->err))
            return false;
        by_password = found && account.has_password;
    }
    return page_begin(page, "account", message("Your account")) &&
           PAGE_ADD(page, "title", {"title", message("Your account"), false},
                    {"lead", message("How you are signed in here."), false}) &&
           (wrong == NULL ||
            PAGE_ADD(page, "wrong", {"words", sentence_of(page->arena, wrong), false})) &&
           PAGE_ADD(page, "account", {"name", page->session->who, false},
                    {"role", role_words(page->session->roles), false}) &&
           (!by_password ||
            PAGE_ADD(page, "account password", {"token", page->session->token, false},
                     {"name", page->session->who, false})) &&
           page_add(page, "account end", NULL, 0) && page_end(page);
}

bool page_account(struct page *page)
{
    return show_account(page, NULL);
}

bool page_account_password(struct page *page)
{
    struct err err = {""};
    bool good = false;
    if (!page->session->is_account)
        return page_refuse(page, 403, message("This is not yours to do."), "");
    if (!account_fits(page->sessions, page->session->who, typed(page, "password"), &good,
                      page->err))
        return false;
    if (good && account_set_password(page->sessions, page->session->who,
                                     typed(page, "passnew"), &err))
        return page_go(page, "/");
    page->answer->status = 422;
    return show_account(page,
                        good ? err.text : message("The password until now is another."));
}
