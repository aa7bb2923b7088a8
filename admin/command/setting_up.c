#include "command/setting_up.h"

#include <stdio.h>
#include <string.h>

#include "base/durable.h"
#include "base/message.h"
#include "base/share.h"
#include "base/utf8.h"
#include "core/bundle.h"
#include "core/crypt.h"
#include "core/fingerprint.h"
#include "core/lang.h"
#include "publish/first_stick.h"
#include "command/workspace.h"

static bool set(struct setup *setup, const char *option, const char *section,
                const char *name, const char *value, struct err *err)
{
    bool known;
    return value == NULL || setup_set(setup, section, name, value, &known) ||
           err_set(
               err,
               "%s: \"%s\" cannot stand there; anna-admin(1) lists what a terminal takes",
               message(option), value);
}

/* A terminal would pass over one that it does not know, and show others than meant. */
static bool check_languages(const char *languages, struct err *err)
{
    char words[sizeof((struct setup *)0)->languages];
    char *rest = NULL;
    size_t count;
    const struct lang *all = lang_all(&count);
    if (languages == NULL || !utf8_copy(words, sizeof words, languages))
        return true;
    for (char *word = strtok_r(words, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        if (lang_find(word) != NULL)
            continue;
        err_set(err, "--languages: no terminal speaks \"%s\"; known are", word);
        for (size_t i = 0; i < count; i++) {
            size_t len = strlen(err->text);
            snprintf(err->text + len, sizeof err->text - len, " %s", all[i].id);
        }
        return false;
    }
    return true;
}

static bool set_words(struct setup *s, const struct setting_up_words *w, struct err *err)
{
    return set(s, "--town", "setup", "town", w->town, err) &&
           set(s, "--name", "setup", "name", w->name, err) &&
           set(s, "--languages", "terminal", "languages", w->languages, err) &&
           set(s, "--width-mm", "panel", "width_mm", w->width_mm, err) &&
           set(s, "--height-mm", "panel", "height_mm", w->height_mm, err) &&
           set(s, "--distance-mm", "panel", "distance_mm", w->distance_mm, err) &&
           set(s, "--turn", "panel", "turn", w->turn, err) &&
           set(s, "--desk-name", "desk", "name", w->desk_name, err) &&
           set(s, "--desk-phone", "desk", "phone", w->desk_phone, err);
}

/* "Ennigerloh" of "Ennigerloh, Rathaus", where the site has no address. */
static const char *town_of(struct arena *arena, const struct record *site)
{
    const char *city = site_text(site, SITE_CITY);
    const char *name = site_text(site, SITE_NAME);
    if (city != NULL || name == NULL)
        return city;
    return arena_print(arena, "%.*s", (int)strcspn(name, ","), name);
}

static bool set_from_site(struct setup *setup, struct arena *arena,
                          const struct record *site, struct err *err)
{
    return set(setup, MESSAGE("the site's id"), "setup", "site", record_id(site), err) &&
           set(setup, MESSAGE("the site's town"), "setup", "town", town_of(arena, site),
               err) &&
           set(setup, MESSAGE("the site's name"), "setup", "name",
               site_text(site, SITE_NAME), err) &&
           set(setup, MESSAGE("the site's name"), "desk", "name",
               site_text(site, SITE_NAME), err) &&
           set(setup, MESSAGE("the site's phone"), "desk", "phone",
               site_text(site, SITE_PHONE), err);
}

static bool read_site(const struct cmd_context *context, struct arena *arena,
                      const char *id, struct setup *setup, struct err *err)
{
    struct store *store = NULL;
    struct document document = {0};
    if (!workspace_open(context, &store, err))
        return false;
    bool ok = store_load_kind(store, RECORD_SITE, arena, &document, err);
    store_close(store);
    const struct record *site = ok ? document_find(&document, RECORD_SITE, id) : NULL;
    if (ok && site == NULL)
        ok = err_set(err, "--setup %s: there is no such site; anna-admin site list", id);
    return ok && set_from_site(setup, arena, site, err);
}

static bool words_without_setup(const struct setting_up_words *w)
{
    return w->town != NULL || w->name != NULL || w->languages != NULL ||
           w->width_mm != NULL || w->height_mm != NULL || w->distance_mm != NULL ||
           w->turn != NULL || w->desk_name != NULL || w->desk_phone != NULL ||
           w->old_key != NULL || w->sheet != NULL;
}

bool setting_up_make(const struct cmd_context *context,
                     const struct setting_up_words *words, struct setup *out,
                     struct err *err)
{
    struct arena arena = {0};
    struct setup setup;
    setup_begin(&setup);
    if (words->site == NULL)
        return !words_without_setup(words) ||
               err_set(err, "these options belong to a first stick: say --setup SITE");
    const char *pub = workspace_path(&arena, context, "keys/minisign.pub");
    bool ok = pub != NULL || err_set(err, "not enough memory");
    ok = ok && crypt_init(err) && bundle_read_keys(&setup.key, &pub, 1, err) &&
         read_site(context, &arena, words->site, &setup, err) &&
         set_words(&setup, words, err);
    if (ok && (setup.width_mm > 0) != (setup.height_mm > 0))
        ok = err_set(err, "--width-mm and --height-mm belong together");
    ok = ok && check_languages(words->languages, err);
    setup.created = context->today;
    arena_free(&arena);
    if (ok)
        *out = setup;
    return ok;
}

static bool public_of(const struct keys_signing *key, struct signature_key *out,
                      struct err *err)
{
    struct buf text = {0};
    keys_public_text(key, &text);
    bool ok = (!text.failed || err_set(err, "not enough memory")) &&
              signature_parse_key(out, text.bytes, text.len, err);
    buf_free(&text);
    return ok;
}

static bool write_setup(const struct setting_up_words *words,
                        const struct packing_words *packing, const char *key_path,
                        struct first_stick_order *order, struct err *err)
{
    struct keys_signing *signer;
    struct signature_key before;
    if (!packing_key(packing, words->old_key != NULL ? words->old_key : key_path, &signer,
                     err))
        return false;
    order->signer = signer;
    order->before = words->old_key != NULL ? &before : NULL;
    bool ok = (words->old_key == NULL || public_of(signer, &before, err)) &&
              first_stick_write(order, err);
    keys_close_signing(signer);
    order->signer = NULL;
    order->before = NULL;
    return ok;
}

static bool write_sheet(const struct cmd_context *context, const struct setup *setup,
                        const char *path, struct err *err)
{
    char template[SHARE_PATH];
    char day[40];
    struct buf text = {0};
    snprintf(day, sizeof day, "%d.%d.%d", context->today.day, context->today.month,
             context->today.year);
    bool ok =
        first_stick_sheet(setup, share_path("assets/office/first-stick.html", template),
                          day, &text, err) &&
        durable_write(path, text.bytes, text.len, 0644, err);
    buf_free(&text);
    return ok;
}

bool setting_up_run(const struct cmd_context *context,
                    const struct setting_up_words *words,
                    const struct packing_words *packing, const struct setup *setup,
                    const char *folder, struct err *err)
{
    struct arena arena = {0};
    const char *key = workspace_path(&arena, context, "keys/minisign.key");
    const char *kept = workspace_path(&arena, context, "setup");
    const char *sheet = words->sheet;
    if (sheet == NULL)
        sheet = arena_print(&arena, "%s/setup/%s.html", context->workspace, setup->site);
    struct first_stick_order order = {.folder = folder, .kept = kept, .setup = setup};
    bool ok = !arena.failed || err_set(err, "not enough memory");
    ok = ok && write_setup(words, packing, key, &order, err) &&
         write_sheet(context, setup, sheet, err);
    if (ok) {
        char fingerprint[FINGERPRINT_TEXT];
        fingerprint_text(&setup->key, fingerprint);
        printf(message("%s/anna/%s: sets a terminal up for %s (%s)\n"), folder,
               SETUP_NAME, setup->name, setup->site);
        printf(message("the six words: %s\n"), fingerprint);
        printf(message("%s: print this sheet, and send it apart from the stick\n"),
               sheet);
    }
    arena_free(&arena);
    return ok;
}
