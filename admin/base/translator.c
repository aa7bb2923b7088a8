#include "base/translator.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/isolate.h"
#include "base/message.h"
#include "base/on_page.h"
#include "base/share.h"

#define DOMAIN "anna-admin"

static bool on_pages;
static bool translated; /* false: the messages stay English */

static const char *one_of(const char *words)
{
    const char *own = on_pages ? on_page(words) : words;
    return isolate_places(translated ? dgettext(DOMAIN, own) : own);
}

static const char *count_of(const char *one, const char *many, unsigned long n)
{
    const char *own = on_pages ? on_page(one) : one;
    const char *owns = on_pages ? on_page(many) : many;
    return isolate_places(translated ? dngettext(DOMAIN, own, owns, n)
                          : n == 1   ? own
                                     : owns);
}

/* What the environment says that the locale of messages is; NULL if nothing. */
static const char *locale_said(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *said = getenv(names[i]);
        if (said != NULL && said[0] != '\0')
            return said;
    }
    return NULL;
}

/* False if the messages stay English. */
static bool take_locale(void)
{
    const char *said = locale_said();
    const char *list = getenv("LANGUAGE");
    bool listed = list != NULL && list[0] != '\0';
    setlocale(LC_CTYPE, "");
    if (setlocale(LC_MESSAGES, "") != NULL && (said != NULL || !listed))
        return true;
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL ||
        setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
        return false;
    return listed || setenv("LANGUAGE", said, 1) == 0;
}

/* gettext passes over English in a list of languages, for there is no file of it. */
static bool english_first(void)
{
    const char *list = getenv("LANGUAGE");
    return list != NULL && strncmp(list, "en", 2) == 0;
}

static const struct message_translator translator = {one_of, count_of};

void translator_on_pages(void)
{
    on_pages = true;
    isolate_turn_on();
    message_translate(&translator);
}

static void open_catalogue(void)
{
    char folder[SHARE_PATH];
    /* With the slash, for there is a program /usr/bin/locale. */
    if (access(share_path("locale/", folder), R_OK) != 0)
        share_path("../locale/", folder);
    if (!take_locale() || english_first() || bindtextdomain(DOMAIN, folder) == NULL ||
        bind_textdomain_codeset(DOMAIN, "UTF-8") == NULL)
        return;
    const char *lang = dgettext(DOMAIN, "en");
    /* What is found stays: words that terminals say (core/strings.h) may be looked up in
     * another language meanwhile. */
    translated = strcmp(lang, "en") != 0 && setenv("LANGUAGE", lang, 1) == 0;
    if (translated)
        message_translate(&translator);
}

void translator_open(void)
{
    open_catalogue();
    if (getenv(ON_PAGE_VARIABLE) != NULL)
        translator_on_pages();
}
