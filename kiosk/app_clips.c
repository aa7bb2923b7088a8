#include "app_clips.h"

#include "base/array.h"
#include "base/hash.h"

static bool find_row(void *context, const char *name, char *value, size_t room)
{
    struct app_clips *clips = context;
    return content_clip(clips->content, name, value, room);
}

/* The content may be another one at the same place in memory. */
void app_clips_take(struct app_clips *clips, struct speech *speech,
                    struct content *content, const char *state)
{
    char value[256];
    struct err ignored = {""};
    long number = content != NULL ? content_sequence(content) : 0;
    if (clips->content == content && clips->number == number)
        return;
    *clips = (struct app_clips){.content = content, .number = number};
    clips->any = content != NULL && content_clip(content, "voice", value, sizeof value) &&
                 shelf_number_path(clips->path, state, number, "voice", &ignored);
    const struct speech_clips of = {find_row, clips, clips->path};
    speech_clips(speech, clips->any ? &of : NULL);
}

/* The words on the page, without what the terminal says of them ("Eintrag 12 von 20.").
 */
static struct say_piece *gather(struct arena *arena, const struct app_clips_page *page,
                                size_t *count)
{
    struct say_piece *all = NULL;
    *count = 0;
    for (size_t i = 0; i < page->reading->count; i++)
        for (size_t k = page->reading->item[i].from; k < page->reading->item[i].to; k++) {
            struct say_piece *piece;
            const struct element *e = &page->reading->frame->element[k];
            size_t more =
                say_text(arena, page->lexicon, page->lang,
                         e->spoken != NULL ? e->spoken : e->label, SAY_PLAIN, &piece);
            for (size_t p = 0; p < more; p++) {
                struct say_piece *longer = array_next(arena, all, *count, sizeof *all);
                if (longer == NULL)
                    return all;
                all = longer;
                all[(*count)++] = piece[p];
            }
        }
    return all;
}

bool app_clips_look(struct app_clips *clips, struct speech *speech,
                    const struct app_clips_page *page)
{
    struct arena arena = {0};
    size_t count;
    uint64_t number = hash_text(page->number, page->lang);
    if (!clips->any || clips->page == number)
        return clips->enough;
    clips->page = number;
    struct say_piece *piece = gather(&arena, page, &count);
    clips->enough = speech_page(speech, piece, count);
    arena_wipe(&arena);
    arena_free(&arena);
    return clips->enough;
}
