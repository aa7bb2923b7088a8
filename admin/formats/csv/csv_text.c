#include "formats/csv/csv_text.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/utf8.h"

enum { RAW_LEN = 64 << 10 };

enum encoding { ASCII_SO_FAR, UTF8, CP1252, UTF16_LITTLE, UTF16_BIG };

static const struct {
    const char *name;
    const char *iconv_name;
    size_t unit; /* bytes that are passed over where nothing fits */
} encodings[] = {
    [ASCII_SO_FAR] = {"ASCII", "CP1252", 1},
    [UTF8] = {"UTF-8", "CP1252", 1}, /* for the bytes that do not fit */
    [CP1252] = {"Windows-1252", "CP1252", 1},
    [UTF16_LITTLE] = {MESSAGE("UTF-16, little endian"), "UTF-16LE", 2},
    [UTF16_BIG] = {MESSAGE("UTF-16, big endian"), "UTF-16BE", 2},
};

struct csv_text {
    struct csv_source source;
    enum encoding encoding;
    const char *known_by;
    iconv_t converter;
    bool converts; /* the converter is open */
    bool ended;    /* the source is */
    size_t read;   /* bytes from the source */
    size_t raw_len;
    struct buf out;  /* decoded */
    size_t at;       /* where the next piece begins */
    size_t line;     /* of the next piece */
    struct buf bads; /* size_t offsets in `out` of what did not fit */
    size_t bad_at;   /* the first that has not been given out */
    char raw[RAW_LEN];
};

/* Fills what is decoded next, as far as the source gives. */
static bool fill_raw(struct csv_text *text, struct err *err)
{
    while (!text->ended && text->raw_len < RAW_LEN) {
        size_t len = 0;
        if (!text->source.read(text->source.context, text->raw + text->raw_len,
                               RAW_LEN - text->raw_len, &len, err))
            return false;
        text->ended = len == 0;
        text->raw_len += len;
        text->read += len;
    }
    return true;
}

static bool use_encoding(struct csv_text *text, enum encoding encoding,
                         const char *known_by, struct err *err)
{
    if (text->converts)
        iconv_close(text->converter);
    text->converter = iconv_open("UTF-8", encodings[encoding].iconv_name);
    text->converts = text->converter != (iconv_t)-1; // NOLINT: iconv's own way to say no
    if (!text->converts)
        return err_set_errno(err, "the system cannot read %s", encodings[encoding].name);
    text->encoding = encoding;
    text->known_by = known_by;
    return true;
}

/* The end of what was read may be the beginning of a character. */
static bool cut_off(const struct csv_text *text, size_t at)
{
    const unsigned char *p = (const unsigned char *)text->raw;
    size_t need = p[at] >= 0xF0 ? 4 : p[at] >= 0xE0 ? 3 : 2;
    if (text->ended || p[at] < 0xC2 || p[at] > 0xF4 || at + need <= text->raw_len)
        return false;
    for (size_t i = at + 1; i < text->raw_len; i++)
        if ((p[i] & 0xC0) != 0x80)
            return false;
    return true;
}

/* No byte order mark: what fits decides. */
static bool decide(struct csv_text *text, struct err *err)
{
    size_t fits = 0;
    size_t bad = 0;
    for (size_t at = 0; at < text->raw_len;) {
        size_t before = at;
        if ((unsigned char)text->raw[at] < 0x80) {
            at++;
        } else if (cut_off(text, at)) {
            break;
        } else {
            (void)utf8_next(text->raw, text->raw_len, &at);
            fits += at > before + 1;
            bad += at == before + 1;
        }
    }
    if (fits == 0 && bad == 0)
        return true;
    if (bad == 0)
        return use_encoding(text, UTF8, MESSAGE("everything fits"), err);
    if (fits >= bad)
        return use_encoding(text, UTF8, MESSAGE("most of it fits"), err);
    return use_encoding(text, CP1252, MESSAGE("it does not fit into UTF-8"), err);
}

static void note_bad(struct csv_text *text)
{
    size_t offset = text->out.len;
    buf_add(&text->bads, &offset, sizeof offset);
}

/* Converts `len` bytes and returns how many were used; fewer only if the rest may be the
 * beginning of a character. */
static size_t convert(struct csv_text *text, char *bytes, size_t len)
{
    char room[4096];
    char *in = bytes;
    size_t left = len;
    while (left > 0) {
        char *to = room;
        size_t to_left = sizeof room;
        size_t result = iconv(text->converter, &in, &left, &to, &to_left);
        int why = errno;
        buf_add(&text->out, room, sizeof room - to_left);
        if (result != (size_t)-1 || why == E2BIG)
            continue;
        if (why == EINVAL && !text->ended)
            break;
        size_t unit = encodings[text->encoding].unit;
        note_bad(text);
        buf_add_text(&text->out, "\xEF\xBF\xBD");
        in += left < unit ? left : unit;
        left -= left < unit ? left : unit;
    }
    return len - left;
}

static size_t decode_utf8(struct csv_text *text)
{
    size_t at = 0;
    while (at < text->raw_len) {
        size_t good = text->raw_len - at;
        (void)utf8_valid(text->raw + at, text->raw_len - at, &good);
        buf_add(&text->out, text->raw + at, good);
        at += good;
        if (at == text->raw_len || cut_off(text, at))
            break;
        size_t bads = text->bads.len;
        note_bad(text);
        (void)convert(text, text->raw + at, 1);
        if (text->bads.len > bads + sizeof(size_t)) /* counted once already */
            buf_shorten(&text->bads, bads + sizeof(size_t));
        at++;
    }
    return at;
}

static bool decode(struct csv_text *text, struct err *err)
{
    size_t used;
    if (text->encoding == ASCII_SO_FAR && !decide(text, err))
        return false;
    if (text->encoding == ASCII_SO_FAR || text->encoding == UTF8)
        used = decode_utf8(text);
    else
        used = convert(text, text->raw, text->raw_len);
    text->raw_len -= used;
    memmove(text->raw, text->raw + used, text->raw_len);
    return (!text->out.failed && !text->bads.failed) || err_set(err, "not enough memory");
}

static bool refuse_binary(const struct csv_text *text, struct err *err)
{
    static const struct {
        const char *head;
        size_t len;
        const char *what;
    } kinds[] = {
        {"PK\x03\x04", 4,
         MESSAGE("is a zip or a workbook (.xlsx, .ods), not text; save it as CSV")},
        {"\xD0\xCF\x11\xE0", 4,
         MESSAGE("is an old workbook (.xls), not text; save it as CSV")},
        {"%PDF-", 5,
         MESSAGE("is a PDF, not text; the table behind it is needed, as CSV")},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (text->raw_len >= kinds[i].len &&
            memcmp(text->raw, kinds[i].head, kinds[i].len) == 0)
            return err_set(err, "%s", message(kinds[i].what));
    return true;
}

/* The first bytes: what is no text, and what a byte order mark says. */
static bool begin_text(struct csv_text *text, struct err *err)
{
    static const struct {
        const char *mark;
        size_t len;
        enum encoding encoding;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, UTF8},
        {"\xFF\xFE", 2, UTF16_LITTLE},
        {"\xFE\xFF", 2, UTF16_BIG},
    };
    if (!fill_raw(text, err) || !refuse_binary(text, err) ||
        !use_encoding(text, ASCII_SO_FAR, MESSAGE("no byte above 127"), err))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (text->raw_len < marks[i].len ||
            memcmp(text->raw, marks[i].mark, marks[i].len) != 0)
            continue;
        text->raw_len -= marks[i].len;
        memmove(text->raw, text->raw + marks[i].len, text->raw_len);
        if (!use_encoding(text, marks[i].encoding, MESSAGE("byte order mark"), err))
            return false;
        break;
    }
    return decode(text, err);
}

bool csv_text_open(struct csv_text **out, struct csv_source source, struct err *err)
{
    struct csv_text *text = calloc(1, sizeof *text);
    if (text == NULL) {
        if (source.close != NULL)
            source.close(source.context);
        return err_set(err, "not enough memory");
    }
    text->source = source;
    text->line = 1;
    if (!begin_text(text, err)) {
        csv_text_close(text);
        return false;
    }
    *out = text;
    return true;
}

void csv_text_close(struct csv_text *text)
{
    if (text == NULL)
        return;
    if (text->source.close != NULL)
        text->source.close(text->source.context);
    if (text->converts)
        iconv_close(text->converter);
    buf_free(&text->out);
    buf_free(&text->bads);
    free(text);
}

static size_t bad_offset(const struct csv_text *text, size_t index)
{
    size_t offset;
    memcpy(&offset, text->bads.bytes + index * sizeof offset, sizeof offset);
    return offset;
}

/* Moves what has not been given out to the front and reads more behind it. */
static bool refill(struct csv_text *text, struct err *err)
{
    struct buf bads = {0};
    for (size_t i = text->bad_at; i < text->bads.len / sizeof(size_t); i++) {
        size_t offset = bad_offset(text, i) - text->at;
        buf_add(&bads, &offset, sizeof offset);
    }
    buf_free(&text->bads);
    text->bads = bads;
    text->bad_at = 0;
    if (text->at > 0) {
        size_t left = text->out.len - text->at;
        memmove(text->out.bytes, text->out.bytes + text->at, left);
        buf_shorten(&text->out, left);
        text->at = 0;
    }
    return fill_raw(text, err) && decode(text, err);
}

static bool more_to_come(const struct csv_text *text)
{
    return !text->ended || text->raw_len > 0;
}

/* The end of the line that begins at `text->at`, or 0 if it is not there. */
static size_t line_end(const struct csv_text *text)
{
    const char *bytes = text->out.bytes;
    for (size_t at = text->at; at < text->out.len; at++) {
        if (bytes[at] == '\n')
            return at + 1;
        if (bytes[at] == '\r' && (at + 1 < text->out.len || !more_to_come(text)))
            return at + 1 + (at + 1 < text->out.len && bytes[at + 1] == '\n');
    }
    return 0;
}

bool csv_text_next(struct csv_text *text, struct csv_piece *out, struct err *err)
{
    size_t end = line_end(text);
    while (end == 0 && more_to_come(text) && text->out.len - text->at < RAW_LEN) {
        if (!refill(text, err))
            return false;
        end = line_end(text);
    }
    struct csv_piece piece = {.line_ends = end > 0};
    if (end == 0) {
        end = text->out.len;
        /* CR LF is given out together. */
        if (end > text->at + 1 && text->out.bytes[end - 1] == '\r' && more_to_come(text))
            end--;
    }
    piece.bytes = text->out.len == 0 ? "" : text->out.bytes + text->at;
    piece.len = end - text->at;
    if (memchr(piece.bytes, '\0', piece.len) != NULL)
        return err_set(err,
                       "line %zu has a zero byte: this is not text, or it is UTF-16 "
                       "without a byte order mark; save it as CSV in UTF-8",
                       text->line);
    while (text->bad_at < text->bads.len / sizeof(size_t) &&
           bad_offset(text, text->bad_at) < end) {
        text->bad_at++;
        piece.bad++;
    }
    text->at = end;
    text->line += piece.line_ends;
    *out = piece;
    return true;
}

const char *csv_text_head(const struct csv_text *text, size_t *len_out, bool *whole_out)
{
    *len_out = text->out.len - text->at;
    *whole_out = !more_to_come(text);
    return text->out.len == 0 ? "" : text->out.bytes + text->at;
}

const char *csv_text_encoding(const struct csv_text *text)
{
    return encodings[text->encoding].name;
}

const char *csv_text_known_by(const struct csv_text *text)
{
    return text->known_by;
}

size_t csv_text_read(const struct csv_text *text)
{
    return text->read;
}
