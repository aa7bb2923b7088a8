#include "words/takeaway_inside.h"

#include <string.h>

#include "base/utf8.h"
#include "core/qr.h"

static const char ellipsis[] = "\xE2\x80\xA6";

/* Characters that say how words are set and not what they say (soft hyphen, zero width
 * space, word joiner, marks and isolates of direction). */
static bool for_the_screen(uint32_t code)
{
    return code == 0xAD || code == 0x200B || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) ||
           code == 0xFEFF;
}

const char *takeaway_plain(struct arena *arena, const char *words, bool lines)
{
    struct buf out = {0};
    size_t len = strlen(words);
    for (size_t at = 0; at < len;) {
        char bytes[4];
        uint32_t code = utf8_next(words, len, &at);
        if (for_the_screen(code))
            continue;
        if (code == 0xA0 || code == 0x202F || (code < 0x20 && !(lines && code == '\n')))
            code = ' ';
        buf_add(&out, bytes, utf8_put(bytes, code));
    }
    const char *copy =
        out.failed ? NULL
                   : arena_copy_len(arena, out.bytes != NULL ? out.bytes : "", out.len);
    buf_free(&out);
    return copy;
}

static bool there(const char *words)
{
    return words != NULL && words[0] != '\0';
}

const char *takeaway_finished(struct arena *arena, struct buf *out)
{
    const char *text = out->failed ? NULL : arena_copy_len(arena, out->bytes, out->len);
    buf_free(out);
    return text != NULL && qr_fits(text) ? text : NULL;
}

/* A value of a vCard or an event (RFC 2426, 5; RFC 5545, 3.3.11): backslash, comma and
 * semicolon get a backslash, a new line is \n. */
static void put_escaped(struct buf *out, struct arena *arena, const char *words)
{
    const char *at = takeaway_plain(arena, words, true);
    out->failed = out->failed || at == NULL;
    for (; at != NULL && *at != '\0'; at++) {
        if (*at == '\n')
            buf_add_text(out, "\\n");
        else if (*at == '\\' || *at == ',' || *at == ';')
            buf_print(out, "\\%c", *at);
        else
            buf_add(out, at, 1);
    }
}

static void put_line(struct buf *out, struct arena *arena, const char *name,
                     const char *words)
{
    if (!there(words))
        return;
    buf_add_text(out, name);
    put_escaped(out, arena, words);
    buf_add_text(out, "\r\n");
}

static void put_address(struct buf *out, struct arena *arena,
                        const struct takeaway_contact *contact)
{
    if (!there(contact->street))
        return;
    buf_add_text(out, "ADR:;;");
    put_escaped(out, arena, contact->street);
    buf_add_text(out, ";");
    put_escaped(out, arena, contact->town != NULL ? contact->town : "");
    buf_add_text(out, ";;");
    put_escaped(out, arena, contact->postcode != NULL ? contact->postcode : "");
    buf_add_text(out, ";\r\n");
}

enum card_part {
    PART_PHONE,
    PART_ADDRESS,
    PART_WEB,
    PART_NOTE,
    PART_EMAIL,
    PART_PROVIDER,
    PART_COUNT
};

static void put_part(struct buf *out, struct arena *arena,
                     const struct takeaway_contact *contact, enum card_part part)
{
    switch (part) {
    case PART_PHONE:
        put_line(out, arena, "TEL:", contact->phone);
        break;
    case PART_ADDRESS:
        put_address(out, arena, contact);
        break;
    case PART_WEB:
        put_line(out, arena, "URL:", contact->web);
        break;
    case PART_NOTE:
        put_line(out, arena, "NOTE:", contact->note);
        break;
    case PART_EMAIL:
        put_line(out, arena, "EMAIL:", contact->email);
        break;
    case PART_PROVIDER:
        put_line(out, arena, "ORG:", contact->provider);
        break;
    case PART_COUNT:
        break;
    }
}

/* Takes a character from the end of a name, and says so with an ellipsis. False if
 * nothing is left. */
static bool shorten(struct arena *arena, const char **name)
{
    size_t len = there(*name) ? strlen(*name) : 0;
    size_t dots = sizeof ellipsis - 1;
    if (len >= dots && strcmp(*name + len - dots, ellipsis) == 0)
        len -= dots;
    while (len > 0 && ((unsigned char)(*name)[len - 1] & 0xC0) == 0x80)
        len--;
    len -= len > 0;
    while (len > 0 && (*name)[len - 1] == ' ')
        len--;
    const char *shorter =
        len > 0 ? arena_print(arena, "%.*s%s", (int)len, *name, ellipsis) : NULL;
    if (shorter != NULL)
        *name = shorter;
    return shorter != NULL;
}

/* Ever shorter names: whole, without what stands in brackets, and of that the first part.
 * NULL if memory ran out. */
enum { NAMES = 3 };

static void names_of(struct arena *arena, const char *name, const char *out[NAMES])
{
    static const char *const joint[] = {": ", ", ", "، "};
    struct buf open = {0};
    out[0] = name;
    for (const char *at = name; *at != '\0';) {
        const char *end = strncmp(at, " (", 2) == 0 ? strchr(at, ')') : NULL;
        if (end == NULL)
            buf_add(&open, at++, 1);
        else
            at = end + 1;
    }
    size_t len = open.len;
    out[1] = open.failed ? NULL : len > 0 ? arena_copy_len(arena, open.bytes, len) : name;
    buf_free(&open);
    for (size_t i = 0; out[1] != NULL && i < sizeof joint / sizeof joint[0]; i++) {
        const char *at = strstr(out[1], joint[i]);
        if (at != NULL && at > out[1] && (size_t)(at - out[1]) < len)
            len = (size_t)(at - out[1]);
    }
    out[2] = out[1] == NULL || len == 0 ? out[1] : arena_copy_len(arena, out[1], len);
}

/* NULL if the parts up to `least` do not fit. */
static const char *card(struct arena *arena, const struct takeaway_contact *contact,
                        const char *brief, const char *name, enum card_part least)
{
    static const char end[] = "END:VCARD\r\n";
    const char *whole = NULL;
    struct buf head = {0};
    buf_add_text(&head, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:");
    put_escaped(&head, arena, brief);
    buf_add_text(&head, ";;;;\r\n");
    put_line(&head, arena, "FN:", name);
    for (int part = PART_PHONE; part < PART_COUNT && !head.failed; part++) {
        size_t before = head.len;
        put_part(&head, arena, contact, (enum card_part)part);
        struct buf text = {0};
        buf_print(&text, "%s%s", head.bytes, end);
        const char *fits = takeaway_finished(arena, &text);
        if (fits == NULL && part <= (int)least) {
            whole = NULL;
            break;
        }
        if (fits != NULL)
            whole = fits;
        else
            buf_shorten(&head, before);
    }
    buf_free(&head);
    return whole;
}

const char *takeaway_vcard(struct arena *arena, const struct takeaway_contact *contact)
{
    static const enum card_part least[] = {PART_ADDRESS, PART_PHONE};
    const char *name = contact->name;
    const char *text = NULL;
    const char *names[NAMES];
    names_of(arena, name, names);
    if (names[1] == NULL || names[2] == NULL)
        return NULL;
    for (size_t i = 0; i < sizeof least / sizeof least[0] && text == NULL; i++) {
        text = card(arena, contact, name, name, least[i]);
        if (text == NULL)
            text = card(arena, contact, names[1], name, least[i]);
        for (size_t n = 1; n < NAMES && text == NULL; n++)
            text = card(arena, contact, names[n], names[n], least[i]);
    }
    while (text == NULL && shorten(arena, &name))
        text = card(arena, contact, name, name, PART_PHONE);
    return text;
}

static void add_line(struct buf *out, struct arena *arena, const char *words)
{
    const char *line = there(words) ? takeaway_plain(arena, words, false) : NULL;
    if (line != NULL)
        buf_print(out, "%s%s", out->len > 0 ? "\n" : "", line);
}

const char *takeaway_lines(struct arena *arena, const struct takeaway_contact *contact)
{
    struct buf out = {0};
    add_line(&out, arena, contact->name);
    add_line(&out, arena, contact->phone);
    if (there(contact->street)) {
        add_line(&out, arena, contact->street);
        if (there(contact->town))
            buf_print(&out, ", %s%s%s",
                      contact->postcode != NULL ? contact->postcode : "",
                      contact->postcode != NULL ? " " : "",
                      takeaway_plain(arena, contact->town, false));
    }
    add_line(&out, arena, contact->web);
    const char *text = out.failed ? NULL : arena_copy_len(arena, out.bytes, out.len);
    buf_free(&out);
    return text;
}

const char *takeaway_joined(struct arena *arena, const char *const *text, size_t count,
                            const char *between)
{
    struct buf out = {0};
    for (size_t i = 0; i < count; i++)
        buf_print(&out, "%s%s", i > 0 ? between : "", text[i]);
    return takeaway_finished(arena, &out);
}

/* So many of the text's bytes, whole characters, fit with an ellipsis behind them. */
static size_t fitting_len(const char *text)
{
    size_t len = strlen(text);
    while (len > 0 && len + sizeof ellipsis - 1 > QR_BYTES_MOST_ECI)
        len--;
    while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    return len;
}

/* Takes characters from the end until the text fits. */
static const char *cut(struct arena *arena, const char *text)
{
    return arena_print(arena, "%.*s%s", (int)fitting_len(text), text, ellipsis);
}

const char *takeaway_text(struct arena *arena, const char *words)
{
    const char *line = takeaway_plain(arena, words, false);
    return line == NULL || qr_fits(line) ? line : cut(arena, line);
}

/* One page of a line that is too long for one, up to a space; `words` moves to the rest,
 * which an ellipsis begins. Both are in the arena. */
static const char *part_of(struct arena *arena, const char *head, const char **words)
{
    const char *page = arena_print(arena, "%s\n%s", head, *words);
    if (page == NULL || qr_fits(page))
        return page;
    size_t from = strlen(head) + 1;
    size_t len = fitting_len(page);
    size_t end = len > 0 ? len - 1 : 0;
    /* In the last half, so that each part brings the rest on. */
    while (end > from + (len - from) / 2 && page[end] != ' ')
        end--;
    if (len <= from || page[end] != ' ')
        return cut(arena, page);
    *words = arena_print(arena, "%s %s", ellipsis, page + end + 1);
    return *words == NULL ? NULL
                          : arena_print(arena, "%.*s %s", (int)end, page, ellipsis);
}

size_t takeaway_pages(struct arena *arena, const char *heading, const char *const *line,
                      size_t count, const char **page_out, size_t room)
{
    const char *head = takeaway_plain(arena, heading, false);
    const char *page = NULL;
    size_t pages = 0;
    for (size_t i = 0; i < count && head != NULL; i++) {
        const char *words = takeaway_plain(arena, line[i], false);
        if (words == NULL)
            return 0;
        const char *longer =
            page != NULL ? arena_print(arena, "%s\n%s", page, words) : NULL;
        if (longer != NULL && qr_fits(longer)) {
            page = longer;
        } else {
            if (page != NULL && pages < room)
                page_out[pages++] = page;
            const char *rest = words;
            page = part_of(arena, head, &rest);
            while (page != NULL && rest != words) {
                if (pages < room)
                    page_out[pages++] = page;
                words = rest;
                page = part_of(arena, head, &rest);
            }
        }
        if (page == NULL)
            return 0;
    }
    if (page != NULL && pages < room)
        page_out[pages++] = page;
    return pages;
}

const char *takeaway_tick(struct arena *arena, const char *words, bool ticked)
{
    const char *line = takeaway_plain(arena, words, false);
    return line == NULL ? NULL : arena_print(arena, "[%c] %s", ticked ? 'x' : ' ', line);
}

static void put_utc(struct buf *out, const char *name, struct moment moment)
{
    int64_t seconds = moment_to_unix(moment);
    int64_t day = seconds / 86400;
    int minute = (int)(seconds % 86400 / 60);
    struct date date = date_from_day(day);
    buf_print(out, "%s:%04d%02d%02dT%02d%02d00Z\r\n", name, date.year, date.month,
              date.day, minute / 60, minute % 60);
}

static void put_when(struct buf *out, const struct takeaway_event *event,
                     const char *name, struct moment moment)
{
    if (event->whole_days)
        buf_print(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, moment.date.year,
                  moment.date.month, moment.date.day);
    else
        put_utc(out, name, moment);
}

static const char *event_text(struct arena *arena, const struct takeaway_event *event,
                              const char *name, const char *place)
{
    struct buf out = {0};
    struct date day = event->from.date;
    buf_add_text(&out, "BEGIN:VEVENT\r\n");
    buf_print(&out, "UID:%s-%04d%02d%02d\r\n", event->uid, day.year, day.month, day.day);
    buf_print(&out, "DTSTAMP:%04d%02d%02dT000000Z\r\n", event->stamp.year,
              event->stamp.month, event->stamp.day);
    put_when(&out, event, "DTSTART", event->from);
    if (!event->open_end)
        put_when(&out, event, "DTEND", event->to);
    put_line(&out, arena, "SUMMARY:", name);
    put_line(&out, arena, "LOCATION:", place);
    buf_add_text(&out, "END:VEVENT\r\n");
    return takeaway_finished(arena, &out);
}

const char *takeaway_event(struct arena *arena, const struct takeaway_event *event)
{
    const char *name = event->name;
    const char *const place[] = {event->place, NULL};
    const char *text = NULL;
    const char *names[NAMES];
    names_of(arena, name, names);
    if (names[1] == NULL || names[2] == NULL)
        return NULL;
    for (size_t i = 0; i < sizeof place / sizeof place[0]; i++)
        for (size_t n = 0; n < NAMES && text == NULL; n++)
            text = event_text(arena, event, names[n], place[i]);
    while (text == NULL && shorten(arena, &name))
        text = event_text(arena, event, name, NULL);
    return text;
}
