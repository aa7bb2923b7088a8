#include "proof_scale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "proof_check.h"

/* A picture is a share of what stands around it: it may be off by a twentieth. */
enum { MOST = 40000, ROUNDING_PX = 3, ROUNDING_SHARE = 20 };

/* What is drawn at 100 %. */
struct drawn {
    uint64_t what;
    int px;
};

static struct drawn known[MOST];
static size_t known_count;
static char known_lang[16];
static long compared;

long proof_scale_compared(void)
{
    return compared;
}

static const struct element *owner_of(const struct frame *frame, size_t i)
{
    for (;;) {
        const struct element *e = &frame->element[i];
        if (element_pressable(e) || (e->role != ROLE_PART && e->role != ROLE_IMAGE))
            return e;
        if (i-- == 0)
            return NULL;
    }
}

/* What it is, whatever its size: the page, what it belongs to, its words or picture. The
 * pictures that belong to nothing (of the header) are told by their names. */
static uint64_t what_of(const struct frame *frame, size_t i, const char *page, bool icon)
{
    const struct element *e = &frame->element[i];
    const struct element *owner = owner_of(frame, i);
    const char *id = owner != NULL && owner->id != NULL ? owner->id : "";
    uint64_t hash = hash_text(HASH_BEGIN, page);
    hash = hash_text(hash, id);
    hash = hash_text(hash, icon ? e->icon : e->label != NULL ? e->label : "");
    const unsigned kind[] = {icon, e->role};
    return hash_bytes(hash, kind, sizeof kind);
}

/* A word as broad as its place: it would be cut if it were larger. */
static bool fills(const struct frame *frame, const struct element *e)
{
    int widest = text_widest_word(frame->text, e->label, e->text->style);
    return widest >= e->text_rect.w * 85 / 100;
}

/* "Aa" shows what a size will be: it is the same at every size. */
static bool sample(const struct frame *frame, size_t i)
{
    const struct element *owner = owner_of(frame, i);
    return owner != NULL && owner->id != NULL && strncmp(owner->id, "size:", 5) == 0 &&
           strcmp(frame->element[i].label, "Aa") == 0;
}

static bool excused(const struct frame *frame, size_t i)
{
    const struct element *e = &frame->element[i];
    const struct element *owner = owner_of(frame, i);
    if (owner != NULL && owner->role == ROLE_ENTRY && !owner->scrolls)
        return true;
    bool letter = owner != NULL && owner->role == ROLE_KEY;
    return (e->scrolls || letter) && fills(frame, e);
}

static void remember(uint64_t what, int px)
{
    if (known_count == MOST)
        proof_fail("scale", "more is drawn than is remembered", "");
    else
        known[known_count++] = (struct drawn){what, px};
}

/* Where the same words stand twice, the one that fits best. */
static void compare(const struct frame *frame, size_t i, uint64_t what, int px, bool icon,
                    const char *where)
{
    int percent = frame->measure->percent;
    int best = -1;
    int wanted = 0;
    for (size_t k = 0; k < known_count; k++) {
        if (known[k].what != what)
            continue;
        int exact = known[k].px * percent / 100;
        int off = abs(exact - px);
        if (best < 0 || off < best) {
            best = off;
            wanted = exact;
        }
    }
    if (best < 0)
        return;
    compared++;
    /* What had to be small at 100 % may grow more. */
    if (best <= ROUNDING_PX || (!icon && px > wanted) ||
        (icon && best * ROUNDING_SHARE <= wanted) ||
        (!icon && px < wanted && excused(frame, i)))
        return;
    const struct element *e = &frame->element[i];
    const struct element *owner = owner_of(frame, i);
    char about[256];
    snprintf(about, sizeof about, "%s of #%s \"%.80s\": %d instead of %d px",
             icon ? "picture" : "letters",
             owner != NULL && owner->id != NULL ? owner->id : "",
             icon ? e->icon : e->label, px, wanted);
    proof_fail(where, "does not grow with the setting", about);
}

void proof_scale(const struct frame *frame, const struct walk_setting *setting,
                 const char *page, const char *where)
{
    if (strcmp(setting->theme, "normal") != 0 || setting->low)
        return;
    bool first = setting->percent == 100;
    bool known_here = strcmp(known_lang, setting->lang) == 0;
    /* Nothing is known of a language that is walked in large letters alone. */
    if (!first && !known_here)
        return;
    if (!known_here) {
        known_count = 0;
        snprintf(known_lang, sizeof known_lang, "%s", setting->lang);
    }
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        for (int icon = 0; icon < 2; icon++) {
            if (icon ? e->icon == NULL : e->text == NULL || sample(frame, i))
                continue;
            int px = icon ? e->icon_rect.w : e->text->style.size_px;
            uint64_t what = what_of(frame, i, page, icon);
            if (first)
                remember(what, px);
            else
                compare(frame, i, what, px, icon, where);
        }
    }
}
