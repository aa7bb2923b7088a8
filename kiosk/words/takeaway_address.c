#include "words/takeaway_inside.h"

#include <ctype.h>
#include <string.h>

#include "core/percent.h"

/* Whom a code lets one call, write to, or find. */

/* A number as it is dialled: figures, and a plus in front of a country. */
static void put_number(struct buf *out, const char *phone)
{
    for (const char *at = phone; *at != '\0'; at++)
        if (isdigit((unsigned char)*at) || (*at == '+' && at == phone))
            buf_add(out, at, 1);
}

const char *takeaway_tel(struct arena *arena, const char *phone)
{
    struct buf out = {0};
    buf_add_text(&out, "tel:");
    put_number(&out, phone);
    return takeaway_finished(arena, &out);
}

static bool degrees(const char *text)
{
    size_t sign = text[0] == '-';
    return isdigit((unsigned char)text[sign]) &&
           text[sign + strspn(text + sign, "0123456789.")] == '\0';
}

const char *takeaway_geo(struct arena *arena, const char *lat, const char *lon)
{
    struct buf out = {0};
    if (!degrees(lat) || !degrees(lon))
        return NULL;
    buf_print(&out, "geo:%s,%s", lat, lon);
    return takeaway_finished(arena, &out);
}

/* A new line is CR LF (RFC 5724, 2.2; RFC 6068, 5). */
static void put_percent(struct buf *out, struct arena *arena, const char *words)
{
    const char *text = takeaway_plain(arena, words, true);
    out->failed = out->failed || text == NULL;
    while (text != NULL && *text != '\0') {
        size_t len = strcspn(text, "\n");
        const char *line = arena_copy_len(arena, text, len);
        percent_put(out, line != NULL ? line : "", "");
        text += len;
        if (*text == '\n') {
            buf_add_text(out, "%0D%0A");
            text++;
        }
    }
}

const char *takeaway_sms(struct arena *arena, const char *phone, const char *text)
{
    struct buf out = {0};
    buf_add_text(&out, "sms:");
    put_number(&out, phone);
    buf_add_text(&out, "?body=");
    put_percent(&out, arena, text);
    return takeaway_finished(arena, &out);
}

const char *takeaway_mail(struct arena *arena, const char *address, const char *subject,
                          const char *text)
{
    struct buf out = {0};
    buf_add_text(&out, "mailto:");
    percent_put(&out, address, "@");
    buf_add_text(&out, "?subject=");
    put_percent(&out, arena, subject);
    buf_add_text(&out, "&body=");
    put_percent(&out, arena, text);
    return takeaway_finished(arena, &out);
}
