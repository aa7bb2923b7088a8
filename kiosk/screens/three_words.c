#include "screens/three_words.h"

#include "base/share.h"
#include "core/outcome.h"
#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/code_card.h"
#include "ui/button.h"
#include "ui/section.h"

const struct phrase_book *three_words_book(struct hall *hall)
{
    const struct phrase_book *book = NULL;
    char path[SHARE_PATH];
    struct err ignored = {""};
    return phrase_book_read(&book, hall->page_arena,
                            share_path("assets/words/three_words.tsv", path),
                            hall->session->lang, &ignored)
               ? book
               : NULL;
}

bool three_words_there(struct hall *hall)
{
    unsigned char salt[CRYPT_SALT_LEN];
    return hall->content != NULL && outcome_salt(hall->content, salt);
}

static void put_code(struct frame *frame, struct column *column,
                     const struct section_line *line)
{
    struct column left;
    struct column right;
    /* Straight into the arena, which is wiped. */
    struct code_card card = {
        .id = "code:words",
        .payload = frame_print(frame, "%s\n%s\n%s\n%s", strings_get("outcome.title"),
                               line[0].words, line[1].words, line[2].words)};
    bool beside = code_card_beside(frame, *column, &left, &right);
    struct column *code = beside ? &left : column;
    struct column *text = beside ? &right : column;
    code_card_put(frame, code, &card);
    column_skip(code, frame->measure->gap_px);
    code_card_steps(frame, text, strings_get("takeaway.step.text"));
    column_skip(text, frame->measure->gap_px);
    if (beside)
        column->y = left.y > right.y ? left.y : right.y;
}

void three_words_put(struct frame *frame, struct column *column,
                     const struct phrase_book *book, const struct phrase *phrase)
{
    struct section_line line[PHRASE_WORDS + 2];
    int count = 0;
    for (; count < PHRASE_WORDS; count++) {
        const char *words = phrase_word(book, frame->arena, phrase->word[count]);
        line[count] = (struct section_line){.words = words != NULL ? words : "",
                                            .kind = SECTION_BIG};
    }
    line[count++] =
        (struct section_line){.words = strings_get("words.keep"), .kind = SECTION_STRONG};
    line[count++] = (struct section_line){.words = strings_get("words.later")};
    struct section section = {.id = "text:words",
                              .icon = "vpn_key",
                              .heading = strings_get("words.title"),
                              .line = line,
                              .line_count = (size_t)count};
    frame->secret = true;
    section_put(frame, column, &section);
    frame->secret = false;
    column_skip(column, frame->measure->gap_px);
    put_code(frame, column, line);
}

void outcome_button_put(struct hall *hall, struct frame *frame, struct column *column)
{
    if (!three_words_there(hall))
        return;
    struct button button = {.id = "nav:outcome",
                            .kind = BUTTON_PLAIN,
                            .icon = "vpn_key",
                            .label = strings_get("outcome.title"),
                            .arrow = true,
                            .action = act(VERB_OUTCOME, 0, NULL)};
    struct rect place = {column->x, column->y, column->w, 0};
    column_skip(column, button_put(frame, place, &button) + frame->measure->gap_px);
}
