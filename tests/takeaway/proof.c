/* Goal: every code that a visitor can bring onto the screen says what the content says.
 * Walks the real terminal to each offer with each kind of code, to each coach with each
 * way, and to notepads, cuts the code out of the frame buffer, and writes it beside what
 * it must say; check.py has it read by programs that are not ours.
 *
 * usage: takeaway_proof STATE KEY OUT WxH SHARE SEED: one panel, one of SHARE of all
 * codes. OUT gets NNNNN.png files and rows.tsv: file, panel, language, theme, thing,
 * kind, short code, text in hexadecimal figures. Equal pictures are written once. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "core/lang.h"
#include "layout/proof_check.h"
#include "screens/offer_codes.h"
#include "shot.h"
#include "takeaway/codes.h"

enum { MOST_OFFERS = 1000, NOTES = 5 };

static const char *const kind_name[OFFER_CODE_END] = {
    [OFFER_CODE_CONTACT] = "contact", [OFFER_CODE_CALL] = "call",
    [OFFER_CODE_PLACE] = "place",     [OFFER_CODE_DATE] = "date",
    [OFFER_CODE_PAPERS] = "papers",
};

static uint64_t mix(uint64_t hash, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ at[i]) * 0x100000001B3u;
    return hash ^ hash >> 31;
}

/* Whether this thing in this setting belongs to the share. */
bool codes_chosen(const struct codes *p, const char *thing)
{
    const struct walk_setting *s = &p->setting;
    uint64_t hash = mix(p->seed * 0x9E3779B97F4A7C15u, thing, strlen(thing));
    hash = mix(hash, s->lang, strlen(s->lang));
    hash = mix(hash, s->theme, strlen(s->theme));
    hash = mix(hash, &s->w, sizeof s->w);
    return (hash >> 8) % p->share == 0;
}

/* The element, scrolled to such that all of it is seen; NULL if that cannot be. */
static const struct element *whole(struct codes *p, const char *id)
{
    for (int i = 0; i < 40; i++) {
        const struct element *e = frame_find(app_frame(p->walk.app), id);
        if (e == NULL || rect_equal(element_seen(e), e->rect))
            return e;
        int before = app_frame(p->walk.app)->scroll_px;
        int missing = e->rect.y + e->rect.h - (e->clip.y + e->clip.h);
        walk_give(&p->walk,
                  (struct input){.kind = INPUT_WHEEL, .y = missing > 0 ? 1 : -1});
        if (app_frame(p->walk.app)->scroll_px == before)
            break;
    }
    return NULL;
}

/* Pure black and white, whatever the theme. */
static bool pure(const struct canvas *code)
{
    for (int y = 0; y < code->h; y++)
        for (int x = 0; x < code->w; x++) {
            uint32_t rgb = code->pixel[(ptrdiff_t)y * code->stride_px + x] & 0xFFFFFF;
            if (rgb != 0 && rgb != 0xFFFFFF)
                return false;
        }
    return true;
}

/* The number of the picture, written if it is a new one. */
static long picture(struct codes *p, const struct canvas *code)
{
    char path[1024];
    struct err err = {""};
    uint64_t hash = mix(0xCBF29CE484222325u, &code->w, sizeof code->w);
    for (int y = 0; y < code->h; y++)
        hash = mix(hash, code->pixel + (ptrdiff_t)y * code->stride_px,
                   (size_t)code->w * sizeof *code->pixel);
    for (long i = 0; i < p->pictures; i++)
        if (p->picture[i] == hash)
            return i;
    if (p->pictures == CODES_PICTURES) {
        proof_fail(p->walk.where, "too many pictures", "");
        return 0;
    }
    snprintf(path, sizeof path, "%s/%05ld.png", p->out, p->pictures);
    if (!shot_write(code, path, &err))
        proof_fail(p->walk.where, "not written", err.text);
    p->picture[p->pictures] = hash;
    return p->pictures++;
}

/* Cuts out the code and notes what it must say. */
void codes_take(struct codes *p, const char *id, const char *thing, const char *kind,
                const char *short_code, const char *text)
{
    const struct element *e = whole(p, id);
    struct canvas canvas = app_canvas(p->walk.app);
    snprintf(p->walk.where, sizeof p->walk.where, "%dx%d %s %s %s %s", p->setting.w,
             p->setting.h, p->setting.lang, p->setting.theme, thing, kind);
    if (e == NULL || e->matrix == NULL || text == NULL) {
        proof_fail(p->walk.where, "there is no such code to be seen whole", id);
        return;
    }
    struct canvas code = {canvas.pixel + (ptrdiff_t)e->rect.y * canvas.stride_px +
                              e->rect.x,
                          e->rect.w, e->rect.h, canvas.stride_px};
    if (!pure(&code))
        proof_fail(p->walk.where, "it is not black on white", id);
    fprintf(p->rows, "%05ld.png\t%dx%d\t%s\t%s\t%s\t%s\t%s\t", picture(p, &code),
            p->setting.w, p->setting.h, p->setting.lang, p->setting.theme, thing, kind,
            short_code);
    for (const char *at = text; *at != '\0'; at++)
        fprintf(p->rows, "%02x", (unsigned char)*at);
    fputc('\n', p->rows);
    p->codes++;
}

bool codes_tap(struct codes *p, const char *kind, const char *id)
{
    char whole_id[160];
    snprintf(whole_id, sizeof whole_id, "%s:%s", kind, id);
    return walk_tap(&p->walk, whole_id);
}

/* --- offers */

static void take_kind(struct codes *p, const struct offer_whole *offer,
                      enum offer_code kind, size_t kinds, uint64_t ticks)
{
    const char *page[OFFER_CODE_PAGES];
    char id[32];
    size_t count = offer_codes_pages(&p->hall, &p->arena, offer, kind, ticks, page);
    snprintf(id, sizeof id, "code:%s", kind_name[kind]);
    if (kinds > 1 && !codes_tap(p, "take", kind_name[kind]))
        return;
    if (kind == OFFER_CODE_PAPERS)
        for (int i = 0; i < 64; i++) {
            char paper[8];
            snprintf(paper, sizeof paper, "%d", i + 1);
            if ((ticks >> i & 1u) != 0 && !codes_tap(p, "paper", paper))
                return;
        }
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && !walk_tap(&p->walk, "nav:next"))
            return;
        codes_take(p, id, offer->offer.row.id, kind_name[kind], "-", page[i]);
    }
}

static void take_offer(struct codes *p, const char *id)
{
    struct offer_whole offer;
    arena_reset(&p->arena);
    if (!offer_codes_read(&p->hall, &p->arena, id, &offer)) {
        proof_fail(p->walk.where, "the content has no such offer", id);
        return;
    }
    const char *page[OFFER_CODE_PAGES];
    size_t kinds = 0;
    for (int kind = 1; kind < OFFER_CODE_END; kind++)
        kinds += offer_codes_pages(&p->hall, &p->arena, &offer, (enum offer_code)kind, 0,
                                   page) > 0;
    for (int kind = 1; kind < OFFER_CODE_END; kind++) {
        if (offer_codes_pages(&p->hall, &p->arena, &offer, (enum offer_code)kind, 0,
                              page) == 0)
            continue;
        uint64_t ticks =
            kind == OFFER_CODE_PAPERS && offer.offer.list[OFFER_BRING].count > 1 ? 2 : 0;
        take_kind(p, &offer, (enum offer_code)kind, kinds, ticks);
    }
}

static bool done_before(char done[MOST_OFFERS][SESSION_ID_LEN], size_t *count,
                        const char *id)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(done[i], id) == 0)
            return true;
    if (*count < MOST_OFFERS)
        utf8_copy(done[(*count)++], SESSION_ID_LEN, id);
    return false;
}

/* Down each list once, so that the next offer is never far. */
static void take_offers(struct codes *p)
{
    static char done[MOST_OFFERS][SESSION_ID_LEN];
    size_t done_count = 0;
    size_t topics;
    const struct topic *topic = content_topics(p->hall.content, &topics);
    for (size_t t = 0; t < topics; t++) {
        struct arena arena = {0};
        struct offer_head *heads = NULL;
        size_t count = 0;
        bool there = false;
        struct err err = {""};
        content_topic_offers(p->hall.content, &arena, topic[t].id, p->hall.site->town,
                             CONTENT_HEADS, &heads, &count, &err);
        for (size_t i = 0; i < count; i++) {
            if (done_before(done, &done_count, heads[i].id) ||
                !codes_chosen(p, heads[i].id))
                continue;
            if (!there)
                there =
                    walk_tap(&p->walk, "nav:home") && codes_tap(p, "topic", topic[t].id);
            if (!there || !codes_tap(p, "offer", heads[i].id) ||
                !walk_tap(&p->walk, "nav:takeaway")) {
                there = false;
                continue;
            }
            take_offer(p, heads[i].id);
            there = walk_tap(&p->walk, "nav:back") && codes_card(p, heads[i].id) &&
                    walk_tap(&p->walk, "nav:back");
        }
        arena_free(&arena);
    }
}

/* --- notepads of one to NOTES offers */

static void take_notepad(struct codes *p, const char *const *id, size_t count)
{
    struct offer_whole offer[NOTES];
    arena_reset(&p->arena);
    for (size_t i = 0; i < count; i++)
        if (!offer_codes_read(&p->hall, &p->arena, id[i], &offer[i]))
            return;
    if (!walk_tap(&p->walk, "nav:notepad") || !walk_tap(&p->walk, "nav:takeaway"))
        return;
    const char *all = offer_codes_notepad(&p->arena, offer, count);
    if (all != NULL) {
        codes_take(p, "code:notepad", "notepad", "notepad", "-", all);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const char *page[OFFER_CODE_PAGES];
        if (i > 0 && !walk_tap(&p->walk, "nav:next"))
            return;
        offer_codes_pages(&p->hall, &p->arena, &offer[i], OFFER_CODE_CONTACT, 0, page);
        codes_take(p, "code:contact", id[i], "contact", "-", page[0]);
    }
}

static void take_notepads(struct codes *p)
{
    size_t topics;
    const struct topic *topic = content_topics(p->hall.content, &topics);
    const char *id[NOTES];
    size_t kept = 0;
    struct arena arena = {0};
    for (size_t t = 0; t < topics && kept < NOTES; t++) {
        struct offer_head *heads = NULL;
        size_t count = 0;
        struct err err = {""};
        content_topic_offers(p->hall.content, &arena, topic[t].id, p->hall.site->town,
                             CONTENT_HEADS, &heads, &count, &err);
        size_t pick = count == 0 ? 0 : (p->seed + t) % (count < 6 ? count : 6);
        bool twice = count == 0;
        for (size_t i = 0; i < kept && !twice; i++)
            twice = strcmp(id[i], heads[pick].id) == 0;
        if (twice || !walk_tap(&p->walk, "nav:home") ||
            !codes_tap(p, "topic", topic[t].id) ||
            !codes_tap(p, "offer", heads[pick].id) || !walk_tap(&p->walk, "nav:keep"))
            continue;
        id[kept++] = heads[pick].id;
        if (kept == 1 || kept == 2 || kept == NOTES)
            take_notepad(p, id, kept);
    }
    arena_free(&arena);
}

/* --- settings */

static void prove(struct codes *p, const struct config *config, struct moment moment)
{
    struct app_options options = {
        .config = config, .w = p->setting.w, .h = p->setting.h, .hidden = true};
    struct app_time start = {.wall_known = true, .wall = moment_to_unix(moment)};
    struct err err = {""};
    p->walk.now = start;
    if (!app_open(&p->walk.app, &options, start, &err)) {
        proof_fail("opening", err.text, "");
        return;
    }
    app_draw(p->walk.app, start);
    session_begin(&p->session, p->setting.lang);
    if (walk_settle(&p->walk, &p->setting) &&
        content_set_lang(p->hall.content, p->setting.lang, &err)) {
        take_offers(p);
        codes_coaches(p);
        take_notepads(p);
    }
    app_close(p->walk.app);
}

static void prove_all(struct codes *p, const struct config *config)
{
    size_t langs;
    const struct lang *lang = lang_all(&langs);
    static const char *const theme[] = {"normal", "contrast", "dark"};
    struct moment moment = {{2026, 11, 23}, 600};
    p->hall.now = (struct now){true, moment};
    for (size_t l = 0; l < langs; l++)
        for (size_t t = 0; t < sizeof theme / sizeof theme[0]; t++) {
            p->setting.lang = lang[l].id;
            p->setting.theme = theme[t];
            prove(p, config, moment);
        }
}

int main(int argc, char **argv)
{
    static struct codes p;
    static struct config config;
    char path[1024];
    struct err err = {""};
    p.setting.percent = 100;
    /* NOLINTNEXTLINE(cert-err34-c): a test's own arguments */
    if (argc != 7 || sscanf(argv[4], "%dx%d", &p.setting.w, &p.setting.h) != 2) {
        fprintf(stderr, "usage: takeaway_proof STATE KEY OUT WxH SHARE SEED\n");
        return 2;
    }
    p.out = argv[3];
    p.share = (unsigned)strtoul(argv[5], NULL, 10);
    p.seed = strtoul(argv[6], NULL, 10);
    config_defaults(&config);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    utf8_copy(config.site, sizeof config.site, "ennigerloh");
    config.key_count = 1;
    proof_panel(p.setting.w, p.setting.h);
    snprintf(path, sizeof path, "%s/content/current", argv[1]);
    char *bundle = realpath(path, NULL);
    bool open = bundle != NULL && content_open(&p.hall.content, bundle, &err);
    free(bundle);
    if (!open) {
        fprintf(stderr, "takeaway_proof: %s: %s\n", path, err.text);
        return 2;
    }
    p.hall.session = &p.session;
    p.hall.site = content_site(p.hall.content, config.site);
    p.hall.desk_phone = p.hall.site->phone;
    snprintf(path, sizeof path, "%s/rows.tsv", p.out);
    p.rows = fopen(path, "w");
    if (p.rows == NULL || p.share == 0)
        return 2;
    prove_all(&p, &config);
    printf("%s: %ld codes, %ld different pictures, %ld failures\n", argv[4], p.codes,
           p.pictures, proof_failures());
    arena_free(&p.arena);
    content_close(p.hall.content);
    return fclose(p.rows) == 0 && proof_failures() == 0 ? 0 : 1;
}
