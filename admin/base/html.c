#include "base/html.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/HTMLparser.h>

/* An address in angle brackets and a word of a person are none: what the parser would
 * take for a tag and drop. */
static bool begins_tag(const char *at, const char *end)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const char *name = at + 1 + (at[1] == '/');
    size_t first = strspn(name, letters);
    size_t len = first + strspn(name + first, "0123456789");
    if (strncmp(at, "<!--", 4) == 0)
        return strstr(at, "-->") != NULL;
    return first > 0 && len <= 10 && strchr(" />\t\r\n", name[len]) != NULL &&
           name[len] != '\0' && memchr(name, '>', (size_t)(end - name)) != NULL;
}

static void add_line_end(void *out, const xmlChar *name)
{
    static const char *const blocks[] = {"br", "p",  "div", "li", "ul", "ol", "tr",
                                         "h1", "h2", "h3",  "h4", "h5", "h6"};
    static const char *const cells[] = {"td", "th", "hr"};
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        if (strcmp((const char *)name, blocks[i]) == 0)
            buf_add_text(out, "\n");
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        if (strcmp((const char *)name, cells[i]) == 0)
            buf_add_text(out, " ");
}

static void on_begin(void *out, const xmlChar *name, const xmlChar **attributes)
{
    (void)attributes;
    add_line_end(out, name);
}

/* A break has no end, though the parser tells one. */
static void on_end(void *out, const xmlChar *name)
{
    if (strcmp((const char *)name, "br") != 0)
        add_line_end(out, name);
}

static void on_text(void *out, const xmlChar *bytes, int len)
{
    buf_add(out, bytes, (size_t)len);
}

/* Scripts and styles. */
static void on_code(void *out, const xmlChar *bytes, int len)
{
    (void)out;
    (void)bytes;
    (void)len;
}

/* With the tag around it, the parser makes up none of its own. */
static bool prepare(struct buf *out, const char *html, size_t len)
{
    const char *end = html + len;
    bool any = false;
    buf_add_text(out, "<body>");
    for (const char *at = html; at < end; at++) {
        bool tag = *at == '<' && begins_tag(at, end);
        any = any || tag || *at == '&';
        if (*at == '<' && !tag)
            buf_add_text(out, "&lt;");
        else
            buf_add(out, at, 1);
    }
    return any;
}

void html_add_words(struct buf *out, const char *html, size_t len)
{
    htmlSAXHandler handler = {.startElement = on_begin,
                              .endElement = on_end,
                              .characters = on_text,
                              .ignorableWhitespace = on_text,
                              .cdataBlock = on_code};
    struct buf text = {0};
    if (len > HTML_LEN_MAX || !prepare(&text, html, len)) {
        buf_add(out, html, len);
    } else {
        htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, out, text.bytes, 0,
                                                            NULL, XML_CHAR_ENCODING_UTF8);
        out->failed = out->failed || text.failed || parser == NULL;
        if (parser != NULL) {
            htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                           HTML_PARSE_IGNORE_ENC);
            htmlParseChunk(parser, text.bytes, text.failed ? 0 : (int)text.len, 1);
            htmlFreeParserCtxt(parser);
        }
    }
    buf_free(&text);
}

/* "#8217;" or "#x2019;" behind the '&'. */
static uint32_t numbered(const char *name)
{
    bool hex = name[1] == 'x' || name[1] == 'X';
    const char *digits = name + 1 + hex;
    char *end;
    unsigned long value = strtoul(digits, &end, hex ? 16 : 10);
    bool good = isxdigit((unsigned char)*digits) && end > digits && *end == '\0' &&
                value < 0x110000;
    return good ? (uint32_t)value : 0;
}

size_t html_entity(const char *at, size_t len, uint32_t *code)
{
    enum { LONGEST = 12 };
    char name[LONGEST];
    const char *end = memchr(at, ';', len < LONGEST ? len : LONGEST);
    if (end == NULL || end - at < 2)
        return 0;
    size_t name_len = (size_t)(end - at) - 1;
    memcpy(name, at + 1, name_len);
    name[name_len] = '\0';
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
    uint32_t found = name[0] == '#'  ? numbered(name)
                     : known != NULL ? (uint32_t)known->value
                                     : 0;
    if (found == 0)
        return 0;
    *code = found;
    return name_len + 2;
}
