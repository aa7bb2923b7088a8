#include "saying.h"

#include <string.h>

#include "core/strings.h"
#include "speech/say_sentence.h"

enum { TEXTS_MOST = 64 }; /* of one item; the rest of one that has more is not said */

/* While it is made. */
struct maker {
    struct saying *saying;
    struct arena *arena;
    const struct saying_how *how;
    const struct frame *frame;
    const char *text[TEXTS_MOST]; /* what was said of the item already */
    size_t text_count;
};

static void add_pieces(struct maker *maker, const struct say_piece *piece, size_t count,
                       size_t element)
{
    struct saying *s = maker->saying;
    struct say_piece *all =
        arena_take_array(maker->arena, s->count + count, sizeof all[0]);
    struct saying_place *places =
        arena_take_array(maker->arena, s->count + count, sizeof places[0]);
    if (all == NULL || places == NULL)
        return;
    for (size_t i = 0; i < s->count; i++) {
        all[i] = s->piece[i];
        places[i] = s->place[i];
    }
    for (size_t i = 0; i < count; i++) {
        all[s->count + i] = piece[i];
        places[s->count + i] = (struct saying_place){element, piece[i].from, piece[i].to};
    }
    s->piece = all;
    s->place = places;
    s->count += count;
}

static void say(struct maker *maker, const char *words, const char *lang,
                enum say_kind kind, size_t element)
{
    struct say_piece *piece;
    size_t count = say_text(maker->arena, maker->how->lexicon, lang, words, kind, &piece);
    add_pieces(maker, piece, count, element);
}

/* Words of the interface, in the language of the page. */
static void say_ours(struct maker *maker, const char *words)
{
    say(maker, words, maker->how->lang, SAY_PLAIN, SAYING_NOWHERE);
}

/* German stands on pages in other scripts, where the content has no other words: a text
 * with words in Latin letters, which no number and no address of the web has. */
static const char *lang_of(const struct maker *maker, const char *words)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    bool other = maker->frame->direction == TEXT_RTL &&
                 frame_direction(maker->frame, words) != maker->frame->direction;
    bool address = strchr(words, ' ') == NULL && strpbrk(words, ".@") != NULL;
    return other && strpbrk(words, letters) != NULL && !address ? "de" : maker->how->lang;
}

/* The element of an item, from `from` on, that draws these words. */
static size_t drawer(const struct maker *maker, const struct reading_item *item,
                     size_t from, const char *words)
{
    for (size_t i = from; i < item->to; i++) {
        const struct element *e = &maker->frame->element[i];
        if (e->text != NULL && strcmp(e->label, words) == 0)
            return i;
    }
    return SAYING_NOWHERE;
}

static bool was_said(struct maker *maker, const char *words)
{
    for (size_t i = 0; i < maker->text_count; i++)
        if (strcmp(maker->text[i], words) == 0)
            return true;
    if (maker->text_count < TEXTS_MOST)
        maker->text[maker->text_count++] = words;
    return false;
}

static void say_element(struct maker *maker, const struct reading_item *item, size_t at)
{
    const struct element *e = &maker->frame->element[at];
    if (e->role == ROLE_PANEL || e->role == ROLE_IMAGE)
        return;
    enum say_kind kind = e->role == ROLE_KEY ? SAY_LETTER : SAY_PLAIN;
    bool spoken = e->spoken != NULL && e->spoken[0] != '\0';
    const char *words = spoken ? e->spoken : e->label;
    /* What a field is, and what stands in it. */
    if (spoken && e->role == ROLE_FIELD)
        say_ours(maker, e->spoken);
    if (e->role == ROLE_FIELD)
        words = e->label;
    else if (spoken)
        kind = SAY_PLAIN;
    if (words[0] == '\0' || was_said(maker, words))
        return;
    if (spoken && e->role != ROLE_FIELD)
        was_said(maker, e->label);
    /* What can be chosen is everybody's; what was chosen is not. */
    bool choice = maker->frame->element[item->from].role == ROLE_TOGGLE;
    if (e->secret && !choice)
        maker->saying->secret = true;
    if (e->secret && !choice && !maker->how->secretly) {
        const char *hidden = strings_get("speak.secret");
        if (maker->saying->count == 0)
            maker->saying->hidden = true;
        if (!was_said(maker, hidden))
            say_ours(maker, hidden);
        return;
    }
    maker->saying->hidden = false;
    say(maker, words, lang_of(maker, words), kind, drawer(maker, item, at, words));
}

/* Which one it is of those of its kind on the page, and how many there are. */
static void say_number(struct maker *maker, const struct reading *reading, size_t item)
{
    const struct element *all = reading->frame->element;
    enum role role = all[reading->item[item].from].role;
    /* A part of it that has words of its own to be said says its place already. */
    for (size_t i = reading->item[item].from + 1; i < reading->item[item].to; i++)
        if (all[i].role == ROLE_PART && all[i].spoken != NULL)
            return;
    size_t number = 0;
    size_t count = 0;
    for (size_t i = 0; i < reading->count; i++) {
        const struct element *e = &all[reading->item[i].from];
        if (e->role != role || e->zone != ZONE_PAGE)
            continue;
        count++;
        number += i <= item;
    }
    if (count < 2)
        return;
    const char *value[] = {arena_print(maker->arena, "%zu", number),
                           arena_print(maker->arena, "%zu", count)};
    say_ours(maker, strings_fill(maker->arena, "speak.entry", value, 2));
}

static void say_state(struct maker *maker, const struct reading *reading, size_t item)
{
    const struct element *e = &reading->frame->element[reading->item[item].from];
    bool pressable = element_pressable(e);
    if (e->secret && e->role == ROLE_TOGGLE && !maker->how->secretly)
        return;
    if (e->state & STATE_DISABLED)
        say_ours(maker, strings_get("speak.not_now"));
    else if (e->role == ROLE_TOGGLE)
        say_ours(maker, strings_get((e->state & STATE_CHECKED) ? "speak.chosen"
                                                               : "speak.not_chosen"));
    else if (e->role == ROLE_FIELD)
        say_ours(maker, strings_get("speak.field"));
    else if (e->role == ROLE_BUTTON && pressable)
        say_ours(maker, strings_get((e->state & STATE_CHECKED) ? "speak.switched_on"
                                                               : "speak.button"));
    if ((e->state & STATE_CURRENT) && e->role != ROLE_FIELD)
        say_ours(maker, strings_get("speak.here"));
    if (pressable && e->zone == ZONE_PAGE &&
        (e->role == ROLE_ENTRY || e->role == ROLE_TILE))
        say_number(maker, reading, item);
}

void saying_add(struct saying *saying, struct arena *arena, const struct saying_how *how,
                const struct reading *reading, size_t at)
{
    if (at >= reading->count)
        return;
    struct maker maker = {saying, arena, how, reading->frame, .text_count = 0};
    const struct reading_item *item = &reading->item[at];
    for (size_t i = item->from; i < item->to; i++)
        say_element(&maker, item, i);
    say_state(&maker, reading, at);
}

void saying_item(struct saying *saying, struct arena *arena, const struct saying_how *how,
                 const struct reading *reading, size_t item)
{
    *saying = (struct saying){.count = 0};
    saying_add(saying, arena, how, reading, item);
}

void saying_words(struct saying *saying, struct arena *arena,
                  const struct saying_how *how, const char *words)
{
    struct maker maker = {saying, arena, how, NULL, .text_count = 0};
    say_ours(&maker, words);
}

size_t saying_sentence(const struct saying *saying, size_t piece)
{
    while (piece > 0 && !say_sentence_ends(saying->piece[piece - 1].words))
        piece--;
    return piece;
}

static void add_word(struct buf *out, const char *words)
{
    buf_add(out, words, strlen(words));
}

void saying_print(const struct saying *saying, const char *lang, struct buf *out)
{
    if (saying->count == 0)
        return;
    add_word(out, lang);
    add_word(out, saying->secret ? " secret \"" : " \"");
    for (size_t i = 0; i < saying->count; i++) {
        const struct say_piece *piece = &saying->piece[i];
        bool other = strcmp(piece->lang, lang) != 0;
        bool same = i > 0 && strcmp(piece->lang, piece[-1].lang) == 0;
        bool last = i + 1 == saying->count || strcmp(piece->lang, piece[1].lang) != 0;
        add_word(out, i > 0 ? " " : "");
        if (other && !same) {
            add_word(out, "{");
            add_word(out, piece->lang);
            add_word(out, " ");
        }
        add_word(out, piece->words);
        add_word(out, other && last ? "}" : "");
    }
    add_word(out, "\"\n");
}

const struct element *saying_light(const struct saying *saying, size_t piece,
                                   struct frame *frame, struct text_box box[SAYING_BOXES],
                                   struct rect *word)
{
    *word = (struct rect){0, 0, 0, 0};
    for (size_t i = 0; i < frame->count; i++)
        frame->element[i].lit_count = 0;
    if (piece >= saying->count)
        return NULL;
    const struct saying_place *at = &saying->place[piece];
    if (at->element >= frame->count || frame->element[at->element].text == NULL)
        return NULL;
    struct element *e = &frame->element[at->element];
    e->lit = box;
    e->lit_count = text_boxes(e->text, at->from, at->to, box, SAYING_BOXES);
    for (size_t i = 0; i < e->lit_count; i++)
        *word = rect_join(*word,
                          (struct rect){e->text_rect.x + box[i].x,
                                        e->text_rect.y + box[i].y, box[i].w, box[i].h});
    return e;
}
