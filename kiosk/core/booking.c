#include "core/booking.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "core/lang.h"
#include "core/percent.h"
#include "core/qr.h"

enum { MOST_PARTS = 6 };

static const char kinds[] = "=-@,";
static const char *const asked_for[] = {"language", "lang", "offer"};
enum { ASKED_FOR = sizeof asked_for / sizeof asked_for[0] };

/* {name} is percent-encoded; {=name} a host as it is; {-name} its first part; {@name} an
 * address as it is; {,name} a list of ids. A part that begins with a blank is left out
 * when an id for it is not known. */
static const struct booking_template {
    const char *provider;
    const char *part[MOST_PARTS];
    bool needs_email;
} templates[] = {
    {"ea",
     {"https://{=host}/index.php?service={serviceId}&provider={providerId}",
      " &language={language}"},
     false},
    {"calcom",
     {"https://{=host}/{coach}/{event-slug}", " ?metadata%5Boffer%5D={offer}"},
     false},
    {"nc_calendar",
     {"https://{=host}/index.php/apps/calendar/appointment/{token}"},
     true},
    {"nc_appointments",
     {"https://{=host}/index.php/apps/appointments/pub/{token}/form"},
     true},
    {"zms_muc",
     {"{@page}", " ?exclusiveLocation={exclusiveLocation}",
      "#/services/{serviceId}/locations/{officeId}"},
     false},
    {"zms_be",
     {"https://service.berlin.de/terminvereinbarung/termin/tag.php?termin=1"
      "&anliegen%5B%5D={anliegen}&dienstleisterlist={,dienstleisterlist}",
      " &herkunft={herkunft}"},
     false},
    {"onlineberatung",
     {"{@registration}?cid={consultantId}", " &aid={agencyId}", " &tid={topicId}",
      " &postcode={postcode}", " &lang={lang}"},
     false},
    {"terminland", {"https://www.terminland.de/{customer}/?m={planId}"}, false},
    {"tevis", {"https://{=host}/select2?md={md}"}, false},
    {"konsentas", {"https://{-stadt}.konsentas.de/form/{form}/?signup_new=1"}, false},
    {"etermin", {"https://www.etermin.net/{webid}"}, false},
    {"plain", {"{@url}"}, false},
};

static const struct booking_template *find_template(const char *provider)
{
    for (size_t i = 0; i < sizeof templates / sizeof templates[0]; i++)
        if (strcmp(templates[i].provider, provider) == 0)
            return &templates[i];
    return NULL;
}

const char *booking_provider(size_t number)
{
    return number < sizeof templates / sizeof templates[0] ? templates[number].provider
                                                           : NULL;
}

/* The name in the brackets that begin at `at`. */
static void read_name(const char *at, char out[32])
{
    const char *begin = at + 1 + (strchr(kinds, at[1]) != NULL);
    size_t len = strcspn(begin, "}");
    memcpy(out, begin, len);
    out[len] = '\0';
}

static bool is_asked_for(const char *name)
{
    for (size_t i = 0; i < ASKED_FOR; i++)
        if (strcmp(asked_for[i], name) == 0)
            return true;
    return false;
}

bool booking_part(const char *provider, size_t number, struct booking_part *out)
{
    const struct booking_template *template = find_template(provider);
    for (size_t i = 0; template != NULL && i < MOST_PARTS && template->part[i] != NULL;
         i++)
        for (const char *at = strchr(template->part[i], '{'); at != NULL;
             at = strchr(at + 1, '{')) {
            read_name(at, out->name);
            if (is_asked_for(out->name) || number-- > 0)
                continue;
            /* Cal.com's own host is known. */
            out->needed =
                template->part[i][0] != ' ' &&
                (strcmp(provider, "calcom") != 0 || strcmp(out->name, "host") != 0);
            return true;
        }
    return false;
}

const char *booking_value(const struct texts *link, const char *name)
{
    size_t len = strlen(name);
    for (size_t i = 0; i < link->count; i++)
        if (strncmp(link->item[i], name, len) == 0 && link->item[i][len] == '=')
            return link->item[i] + len + 1;
    return NULL;
}

/* What is not in the content: the visitor's language as each system calls it, the offer.
 * A German page needs no word for it: that is what all of them speak. */
static const char *asked(const char *provider, const struct booking_ask *ask,
                         const char *name)
{
    const struct lang *lang = ask->lang != NULL ? lang_find(ask->lang) : NULL;
    if (strcmp(name, "lang") == 0)
        return ask->lang != NULL && strcmp(ask->lang, "de") != 0 ? ask->lang : NULL;
    if (strcmp(name, "language") == 0)
        return lang != NULL ? lang->booking : NULL;
    if (strcmp(name, "offer") == 0)
        return ask->offer;
    return strcmp(name, "host") == 0 && strcmp(provider, "calcom") == 0 ? "cal.com"
                                                                        : NULL;
}

/* Length of the label that begins a host (RFC 1123, 2.1); 0 if none does. */
static size_t label_len(const char *host)
{
    size_t len = strspn(host, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return len <= 63 && len > 0 && host[0] != '-' && host[len - 1] != '-' ? len : 0;
}

bool booking_host_valid(const char *host)
{
    int labels = 0;
    if (strlen(host) >= BOOKING_HOST_ROOM)
        return false;
    for (;;) {
        size_t len = label_len(host);
        if (len == 0)
            return false;
        labels++;
        if (host[len] == '\0')
            return labels > 1;
        if (host[len] != '.')
            return false;
        host += len + 1;
    }
}

bool booking_host(const char *url, char out[BOOKING_HOST_ROOM])
{
    static const char scheme[] = "https://";
    if (strncmp(url, scheme, sizeof scheme - 1) != 0)
        return false;
    const char *host = url + sizeof scheme - 1;
    size_t len = strcspn(host, "/?#");
    char found[BOOKING_HOST_ROOM];
    if (len >= sizeof found)
        return false;
    for (size_t i = 0; i < len; i++)
        found[i] = (char)tolower((unsigned char)host[i]);
    found[len] = '\0';
    if (!booking_host_valid(found))
        return false;
    memcpy(out, found, len + 1);
    return true;
}

bool booking_allowed(const char *url, const struct texts *hosts)
{
    char host[BOOKING_HOST_ROOM];
    if (!booking_host(url, host))
        return false;
    for (size_t i = 0; i < hosts->count; i++)
        if (strcmp(hosts->item[i], host) == 0)
            return true;
    return false;
}

static bool address_as_it_is(const char *value)
{
    char host[BOOKING_HOST_ROOM];
    if (!booking_host(value, host))
        return false;
    for (const char *at = value; *at != '\0'; at++)
        if (!percent_unreserved(*at) && strchr(":/?#[]@!$&'()*+,;=%", *at) == NULL)
            return false;
    return true;
}

/* One {...} of a template. */
static bool put_value(struct buf *out, char kind, const char *name, const char *value,
                      struct err *err)
{
    switch (kind) {
    case '=':
        if (!booking_host_valid(value))
            return err_set(err, "%s: \"%.60s\" is not a host such as termine.example.org",
                           name, value);
        buf_add_text(out, value);
        return true;
    case '-':
        if (label_len(value) != strlen(value))
            return err_set(err, "%s: \"%.60s\" is not the first part of a host", name,
                           value);
        buf_add_text(out, value);
        return true;
    case '@':
        if (!address_as_it_is(value) ||
            (strcmp(name, "url") != 0 && strpbrk(value, "?#") != NULL))
            return strcmp(name, "url") == 0
                       ? err_set(
                             err,
                             "%s: \"%.60s\" is not an https address that may stand in "
                             "front of the ids",
                             name, value)
                       : err_set(
                             err,
                             "%s: \"%.60s\" is not an https address without ? and # that "
                             "may stand in front of the ids",
                             name, value);
        buf_add_text(out, value);
        return true;
    default:
        percent_put(out, value, kind == ',' ? "," : "");
        return true;
    }
}

/* Writes one part. `*known_out` is false when a value is missing; then what was written
 * so far is not to be used. */
static bool put_part(struct buf *out, const char *provider, const char *part,
                     const struct texts *link, const struct booking_ask *ask,
                     const char **missing_out, struct err *err)
{
    char name[32];
    while (*part != '\0') {
        size_t len = strcspn(part, "{");
        buf_add(out, part, len);
        part += len;
        if (*part == '\0')
            break;
        char kind = strchr(kinds, part[1]) != NULL ? part[1] : ' ';
        const char *begin = part + 1 + (kind != ' ');
        len = strcspn(begin, "}");
        memcpy(name, begin, len);
        name[len] = '\0';
        const char *value = booking_value(link, name);
        if (value == NULL || value[0] == '\0')
            value = asked(provider, ask, name);
        if (value == NULL) {
            *missing_out = begin;
            return true;
        }
        if (!put_value(out, kind, name, value, err))
            return false;
        part = begin + len + 1;
    }
    return true;
}

/* True if a template has {name}. */
static bool has_name(const struct booking_template *template, const char *name,
                     size_t len)
{
    for (size_t i = 0; i < MOST_PARTS && template->part[i] != NULL; i++)
        for (const char *at = strchr(template->part[i], '{'); at != NULL;
             at = strchr(at + 1, '{')) {
            const char *begin = at + 1 + (strchr(kinds, at[1]) != NULL);
            if (strcspn(begin, "}") == len && strncmp(begin, name, len) == 0)
                return true;
        }
    return false;
}

/* A misspelt id would be lost without a word. What is asked for at the terminal does not
 * come from the content. */
static bool check_names(const struct booking_template *template, const struct texts *link,
                        struct err *err)
{
    for (size_t i = 0; i < link->count; i++) {
        const char *name = link->item[i];
        size_t len = strcspn(name, "=");
        bool own =
            strncmp(name, "provider=", 9) == 0 || strncmp(name, "shown_as=", 9) == 0;
        bool terminal = false;
        for (size_t k = 0; k < ASKED_FOR; k++)
            terminal = terminal || (strlen(asked_for[k]) == len &&
                                    strncmp(asked_for[k], name, len) == 0);
        if (!own && (terminal || !has_name(template, name, len)))
            return err_set(err, "%s has no use for \"%.*s\"", template->provider,
                           (int)(len < 40 ? len : 40), name);
    }
    return true;
}

static bool put_all(struct buf *out, const struct booking_template *template,
                    const struct texts *link, const struct booking_ask *ask,
                    struct err *err)
{
    for (size_t i = 0; i < MOST_PARTS && template->part[i] != NULL; i++) {
        const char *part = template->part[i];
        bool optional = part[0] == ' ';
        const char *missing = NULL;
        size_t before = out->len;
        if (!put_part(out, template->provider, part + optional, link, ask, &missing, err))
            return false;
        if (missing != NULL && !optional)
            return err_set(err, "%s needs \"%.*s\"", template->provider,
                           (int)strcspn(missing, "}"), missing);
        if (missing != NULL)
            buf_shorten(out, before);
    }
    return true;
}

bool booking_expand(struct arena *arena, const struct texts *link,
                    const struct booking_ask *ask, const char **url_out, struct err *err)
{
    static const struct booking_ask nothing = {NULL, NULL};
    const char *provider = booking_value(link, "provider");
    if (provider == NULL)
        return err_set(err, "the link names no provider");
    const struct booking_template *template = find_template(provider);
    if (template == NULL)
        return err_set(err, "\"%.40s\" is none of the booking systems that are known",
                       provider);
    struct buf out = {0};
    bool ok = check_names(template, link, err) &&
              put_all(&out, template, link, ask != NULL ? ask : &nothing, err);
    const char *url =
        ok && !out.failed ? arena_copy_len(arena, out.bytes, out.len) : NULL;
    buf_free(&out);
    if (ok && url == NULL)
        return err_set(err, "not enough memory");
    if (ok && !qr_fits(url))
        ok = err_set(err, "the address has %zu bytes; a code takes %d", strlen(url),
                     QR_BYTES_MOST);
    if (ok)
        *url_out = url;
    return ok;
}

bool booking_needs_email(const struct texts *link)
{
    const char *provider = booking_value(link, "provider");
    const struct booking_template *template =
        provider != NULL ? find_template(provider) : NULL;
    return template != NULL && template->needs_email;
}

bool booking_fresh(const struct coach *coach, struct now now)
{
    if (!now.known || coach->check_failed || !date_valid(coach->last_checked_on))
        return false;
    int64_t days = date_days_between(coach->last_checked_on, now.moment.date);
    /* The office's calendar may be a day ahead of a terminal whose clock runs slow. */
    return days >= -1 && days <= BOOKING_FRESH_DAYS;
}

const char *booking_drawn(struct arena *arena, const struct coach *coach,
                          const struct texts *hosts, const struct booking_ask *ask,
                          struct now now)
{
    const char *url = NULL;
    struct err ignored = {""};
    if (coach->booking.count == 0 || !booking_fresh(coach, now) ||
        !booking_expand(arena, &coach->booking, ask, &url, &ignored) ||
        !booking_allowed(url, hosts))
        return NULL;
    return url;
}
