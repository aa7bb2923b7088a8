#include "pages/entrance.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "core/percent.h"
#include "web/account.h"
#include "web/form.h"

static const char typed[] = "typed.";

static void say(struct http_answer *answer, int status, const char *words)
{
    answer->status = status;
    answer->type = "text/plain; charset=utf-8";
    buf_reset(&answer->body);
    buf_print(&answer->body, "%s\n", words);
}

static bool is_sign_in(const struct http_request *request)
{
    return strcmp(request->path, "/sign-in") == 0;
}

static bool is_post(const struct http_request *request)
{
    return strcmp(request->method, "POST") == 0;
}

/* A path and its query, spelled as an address; NULL if memory ran out. */
static const char *spell_address(const struct http_request *request)
{
    struct buf out = {0};
    percent_put(&out, request->path, "/");
    for (size_t i = 0; i < request->query.count; i++) {
        buf_add_text(&out, i == 0 ? "?" : "&");
        percent_put(&out, request->query.item[i].name, "");
        buf_add_text(&out, "=");
        percent_put(&out, request->query.item[i].text, "");
    }
    const char *words =
        out.failed ? NULL : arena_copy_len(request->arena, out.bytes, out.len);
    buf_free(&out);
    return words;
}

const char *entrance_then(const struct http_request *request)
{
    const char *then;
    if (is_sign_in(request))
        then = http_find(&request->form, "then");
    else if (strncmp(request->path, "/in/", 4) == 0)
        then = "/";
    else
        then = spell_address(request);
    /* A browser reads two slashes, or a backslash, as another machine. */
    if (then == NULL || then[0] != '/' || then[1] == '/' || strchr(then, '\\') != NULL ||
        strpbrk(then, "\r\n\t") != NULL)
        return "/";
    return then;
}

/* Whether it brings what somebody had typed: itself, or from when she was asked first. */
static bool brings_form(const struct http_request *request)
{
    return is_post(request) &&
           (!is_sign_in(request) || http_find(&request->form, "carried") != NULL);
}

/* The name that a field had in her form; NULL if it is not of it, or is not kept. */
static const char *name_of(const struct http_request *request,
                           const struct http_field *field)
{
    const char *name = field->name;
    if (is_sign_in(request)) {
        if (strncmp(name, typed, sizeof typed - 1) != 0)
            return NULL;
        name += sizeof typed - 1;
    }
    return strcmp(name, "token") == 0 || strncmp(name, "pass", 4) == 0 ? NULL : name;
}

bool entrance_carried(const struct http_request *request, struct http_request *out)
{
    if (!brings_form(request))
        return false;
    *out = *request;
    out->form = (struct http_fields){0};
    out->query = (struct http_fields){0};
    if (is_sign_in(request))
        out->path = entrance_then(request);
    for (size_t i = 0; i < request->form.count; i++) {
        const struct http_field *field = &request->form.item[i];
        const char *name = name_of(request, field);
        if (name != NULL && !form_add(&out->form, request->arena, name, field->text))
            return false;
    }
    return true;
}

/* Hidden for the form, and in words for her, so that she sees it is not lost. */
static bool add_typed(const struct entrance *entrance, const struct http_request *request,
                      struct http_answer *answer, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < request->form.count; i++) {
        const struct http_field *field = &request->form.item[i];
        const char *name = name_of(request, field);
        /* What is secret is asked for again. */
        if (name == NULL || strcmp(name, "passphrase") == 0)
            continue;
        bool shown = strncmp(name, "was.", 4) != 0 && field->text[0] != '\0';
        const struct template_value value[] = {
            {"name", arena_print(request->arena, "%s%s", typed, name), false},
            {"text", field->text, false}};
        ok = template_add(entrance->pages, "carried", value, 2, &answer->body, err) &&
             (!shown ||
              template_add(entrance->pages, "typed", value + 1, 1, &answer->body, err));
    }
    return ok;
}

/* Whether anybody could sign in by a password. */
static bool has_people(const struct entrance *entrance, struct arena *arena,
                       struct err *err)
{
    struct account *account;
    size_t count = 0;
    return entrance->user_header == NULL &&
           account_list(entrance->sessions, arena, &account, &count, err) && count > 0;
}

/* The form: her name and password, if there is anybody to be, and what she had typed. */
static bool add_form(const struct entrance *entrance, const struct http_request *request,
                     bool people, struct http_answer *answer, struct err *err)
{
    bool brings = brings_form(request);
    const struct template_value value[] = {
        {"then", brings && !is_sign_in(request) ? request->path : entrance_then(request),
         false},
        {"name", is_sign_in(request) ? http_find(&request->form, "name") : "", false}};
    if (!people && !brings)
        return true;
    return template_add(entrance->pages, "sign in", value, 1, &answer->body, err) &&
           (!brings || (template_add(entrance->pages, "carried begin", NULL, 0,
                                     &answer->body, err) &&
                        add_typed(entrance, request, answer, err))) &&
           template_add(entrance->pages, people ? "sign in fields" : "sign in again",
                        value + 1, 1, &answer->body, err);
}

static bool add_page(const struct entrance *entrance, const struct http_request *request,
                     const char *why, struct http_answer *answer, struct err *err)
{
    const struct template_value value[] = {
        {"lang", message_lang(), false},
        {"why",
         why != NULL ? why
                     : message("This page has been resting, or the link is used up."),
         false}};
    return template_add(entrance->pages, "outside", value, 2, &answer->body, err) &&
           (entrance->door->secure ||
            template_add(entrance->pages, "outside link", NULL, 0, &answer->body, err)) &&
           add_form(entrance, request, has_people(entrance, request->arena, err), answer,
                    err) &&
           template_add(entrance->pages, "outside end", NULL, 0, &answer->body, err);
}

void entrance_ask(const struct entrance *entrance, const struct http_request *request,
                  int status, const char *why, struct http_answer *answer)
{
    struct err err = {""};
    buf_reset(&answer->body);
    answer->type = NULL;
    answer->status = status;
    if (!add_page(entrance, request, why, answer, &err))
        say(answer, 500, err.text);
}

void entrance_link(const struct entrance *entrance, const struct http_request *request,
                   int64_t now, struct http_answer *answer)
{
    char cookie[SESSION_WORD];
    struct err err = {""};
    bool good = false;
    if (entrance->user_header == NULL &&
        !sessions_use_link(entrance->sessions, request->path + 4, now, entrance->who,
                           cookie, &good, &err)) {
        say(answer, 500, err.text);
    } else if (!good) {
        entrance_ask(entrance, request, 403, NULL, answer);
    } else {
        door_give_cookie(entrance->door, request, cookie, answer);
        answer->status = 303;
        http_add_header(answer, "Location", "/");
    }
    wipe(cookie, sizeof cookie);
}

/* A session of hers, its cookie in the answer. */
static bool begin_session(const struct entrance *entrance,
                          const struct http_request *request, const char *name,
                          int64_t now, struct session *out, struct http_answer *answer,
                          struct err *err)
{
    char cookie[SESSION_WORD];
    bool good = false;
    bool ok =
        sessions_begin(entrance->sessions, name, now, cookie, err) &&
        sessions_find(entrance->sessions, request->arena, cookie, now, out, &good, err) &&
        (good || err_set(err, "%s: there is no such person", name));
    if (ok)
        door_give_cookie(entrance->door, request, cookie, answer);
    wipe(cookie, sizeof cookie);
    return ok;
}

static bool ask_to_wait(const struct entrance *entrance,
                        const struct http_request *request, int seconds,
                        struct http_answer *answer)
{
    struct arena *arena = request->arena;
    http_add_header(answer, "Retry-After", arena_print(arena, "%d", seconds));
    entrance_ask(entrance, request, 429,
                 arena_print(arena,
                             message("Too many wrong passwords. Please wait %d seconds."),
                             seconds),
                 answer);
    return false;
}

bool entrance_sign_in(struct entrance *entrance, const struct http_request *request,
                      int64_t now, struct session *out, struct http_answer *answer)
{
    const char *name = http_find(&request->form, "name");
    const char *password = http_find(&request->form, "password");
    struct account account;
    struct err err = {""};
    bool good = false;
    if (name == NULL || password == NULL || name[0] == '\0') {
        entrance_ask(entrance, request, 401,
                     message("Please write your name and your password."), answer);
        return false;
    }
    int wait = attempts_wait(&entrance->attempts, name, now);
    if (wait > 0)
        return ask_to_wait(entrance, request, wait, answer);
    if (entrance->user_header == NULL &&
        !account_fits(entrance->sessions, name, password, &good, &err)) {
        say(answer, 500, err.text);
        return false;
    }
    if (!good) {
        attempts_failed(&entrance->attempts, name, now);
        entrance_ask(entrance, request, 401,
                     message("This name and this password do not belong together."),
                     answer);
        return false;
    }
    attempts_good(&entrance->attempts, name);
    bool found;
    if (!account_find(entrance->sessions, request->arena, name, &account, &found, &err) ||
        !found ||
        !begin_session(entrance, request, account.name, now, out, answer, &err)) {
        say(answer, 500, err.text);
        return false;
    }
    return true;
}

bool entrance_named(const struct entrance *entrance, const struct http_request *request,
                    int64_t now, struct session *out, bool *fresh,
                    struct http_answer *answer)
{
    const char *name = http_header(request, entrance->user_header);
    struct account account;
    struct http_answer none = {0};
    struct err err = {""};
    bool found = false;
    *fresh = false;
    if (name != NULL &&
        !account_find(entrance->sessions, request->arena, name, &account, &found, &err)) {
        say(answer, 500, err.text);
        return false;
    }
    if (!found) {
        entrance_ask(entrance, request, 401,
                     message("The town's sign-on names nobody who may work here. Ask "
                             "whoever coordinates to add you."),
                     answer);
        return false;
    }
    bool known = door_session(entrance->door, request, now, out, &none) &&
                 out->is_account && strcasecmp(out->who, account.name) == 0;
    buf_free(&none.body);
    if (known)
        return true;
    *fresh = true;
    if (begin_session(entrance, request, account.name, now, out, answer, &err))
        return true;
    say(answer, 500, err.text);
    return false;
}

void entrance_leave(const struct entrance *entrance, const struct http_request *request,
                    const struct session *session, struct http_answer *answer)
{
    struct err err = {""};
    if (!sessions_end(entrance->sessions, session, &err)) {
        say(answer, 500, err.text);
        return;
    }
    door_give_cookie(entrance->door, request, "", answer);
    answer->status = 303;
    http_add_header(answer, "Location", "/");
}
