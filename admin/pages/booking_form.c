#include "pages/booking_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/isolate.h"
#include "base/message.h"
#include "base/text.h"
#include "core/booking.h"

enum { LINES_MOST = 16 };

static const char named[] = "shown_as"; /* of every system, and of no address */

static const struct {
    const char *word, *label; /* for message(); a name stays as it is */
} labels[] = {
    {"ea", "Easy!Appointments"},
    {"calcom", "Cal.com"},
    {"nc_calendar", MESSAGE("Nextcloud, its calendar")},
    {"nc_appointments", MESSAGE("Nextcloud, its appointments")},
    {"zms_muc", MESSAGE("ZMS, as in Munich")},
    {"zms_be", MESSAGE("ZMS, as in Berlin")},
    {"onlineberatung", MESSAGE("Online advice of Caritas and others")},
    {"terminland", "Terminland"},
    {"tevis", "TEVIS"},
    {"konsentas", "Konsentas"},
    {"etermin", "eTermin"},
    {"provider", MESSAGE("Booking system")},
    {"plain", MESSAGE("another page with an address of its own")},
    {"host", MESSAGE("Its address on the web, for example termine.example.org")},
    {"serviceId", MESSAGE("Number of the service")},
    {"providerId", MESSAGE("Number of the coach there")},
    {"coach", MESSAGE("Name of the coach there")},
    {"event-slug", MESSAGE("Short name of the appointment there")},
    {"token", MESSAGE("The letters behind the last slash of the address")},
    {"page", MESSAGE("Address of the booking page")},
    {"exclusiveLocation", MESSAGE("1, if only this place may be chosen")},
    {"officeId", MESSAGE("Number of the place there")},
    {"anliegen", MESSAGE("Number of the matter")},
    {"dienstleisterlist", MESSAGE("Numbers of the places, with commas")},
    {"herkunft", MESSAGE("Where visitors come from, as the system calls it")},
    {"registration", MESSAGE("Address of the page for the first message")},
    {"consultantId", MESSAGE("Number of the coach there")},
    {"agencyId", MESSAGE("Number of the advice centre")},
    {"topicId", MESSAGE("Number of the topic there")},
    {"postcode", MESSAGE("Postcode")},
    {"customer", MESSAGE("Name of the office there")},
    {"planId", MESSAGE("Number of the calendar")},
    {"md", MESSAGE("Number behind md= in the address")},
    {"stadt", MESSAGE("First part of the address, before .konsentas.de")},
    {"form", MESSAGE("Number of the form")},
    {"webid", MESSAGE("Name behind etermin.net/ in the address")},
    {"url", MESSAGE("The whole address, with https://")},
    {named, MESSAGE("What the page calls the coach")},
};

const char *booking_form_label(const char *word)
{
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (strcmp(labels[i].word, word) == 0)
            return message(labels[i].label);
    return word;
}

/* What a box of the form holds, without the blanks around it. "" if it did not come. */
static const char *box(struct arena *arena, const struct http_fields *typed,
                       const char *name, const char *part)
{
    const char *field = arena_print(arena, "%s.%s", name, part);
    const char *text = field != NULL ? http_find(typed, field) : NULL;
    size_t len = 0;
    if (text == NULL)
        return "";
    text += strspn(text, " \t");
    len = strlen(text);
    while (len > 0 && strchr(" \t\r\n", text[len - 1]) != NULL)
        len--;
    text = arena_copy_len(arena, text, len);
    return text != NULL ? text : "";
}

static void add_line(struct arena *arena, const char *line[LINES_MOST], size_t *count,
                     const char *part, const char *text)
{
    if (text[0] != '\0' && *count < LINES_MOST)
        line[(*count)++] = arena_print(arena, "%s=%s", part, text);
}

const char *booking_form_typed(struct arena *arena, const struct http_fields *typed,
                               const char *name)
{
    const char *line[LINES_MOST];
    struct booking_part part;
    size_t count = 0;
    const char *field = arena_print(arena, "%s.provider", name);
    if (field == NULL || http_find(typed, field) == NULL)
        return NULL;
    const char *provider = box(arena, typed, name, "provider");
    if (provider[0] == '\0')
        return "";
    add_line(arena, line, &count, "provider", provider);
    for (size_t i = 0; booking_part(provider, i, &part); i++)
        add_line(arena, line, &count, part.name, box(arena, typed, name, part.name));
    add_line(arena, line, &count, named, box(arena, typed, name, named));
    if (arena->failed)
        return NULL;
    qsort(line, count, sizeof *line, text_order);
    const char *all = line[0];
    for (size_t i = 1; i < count && all != NULL; i++)
        all = arena_print(arena, "%s\n%s", all, line[i]);
    return all;
}

/* "Still missing: Number of the service, Number of the coach there"; NULL: nothing is. */
static const char *missing(struct arena *arena, const char *provider,
                           const struct texts *link)
{
    struct booking_part part;
    const char *all = NULL;
    for (size_t i = 0; booking_part(provider, i, &part); i++)
        if (part.needed && booking_value(link, part.name) == NULL)
            all = all == NULL
                      ? arena_print(arena, message("Still missing: %s"),
                                    booking_form_label(part.name))
                      : arena_print(arena, "%s; %s", all, booking_form_label(part.name));
    return all;
}

bool booking_form_check(struct arena *arena, const struct texts *link,
                        const char **why_out)
{
    const char *provider = booking_value(link, "provider");
    const char *url = NULL;
    struct err err = {""};
    *why_out = provider != NULL ? missing(arena, provider, link) : NULL;
    if (*why_out != NULL)
        return false;
    if (booking_expand(arena, link, NULL, &url, &err))
        return true;
    const char *colon = strstr(err.text, ": ");
    char *part =
        arena_copy_len(arena, err.text, colon != NULL ? (size_t)(colon - err.text) : 0);
    if (part != NULL)
        isolate_undo(part);
    *why_out = part != NULL && part[0] != '\0' && booking_value(link, part) != NULL
                   ? arena_print(arena, "%s%s", booking_form_label(part), colon)
                   : arena_copy(arena, err.text);
    return false;
}

static bool add_system(struct page *page, const char *value, const char *words,
                       bool chosen)
{
    return PAGE_ADD(page, chosen ? "choice here" : "choice", {"value", value, false},
                    {"words", words, false});
}

static bool add_box(struct page *page, const struct record_form_field *field,
                    const struct texts *link, const char *part, bool needed)
{
    const char *now = booking_value(link, part);
    return PAGE_ADD(page, "booking part", {"name", field->name, false},
                    {"part", part, false}, {"label", booking_form_label(part), false},
                    {"may", needed ? "none" : "soft", false},
                    {"now", now != NULL ? now : "", false});
}

bool booking_form_add(struct page *page, const struct record_form_field *field)
{
    const struct texts *link = &field->value.list;
    const char *chosen = field->value.set ? booking_value(link, "provider") : NULL;
    const char *system;
    struct booking_part part;
    bool known = chosen == NULL;
    if (!PAGE_ADD(page, "booking system", {"name", field->name, false},
                  {"label", message("Booking system"), false}) ||
        !add_system(page, "", message("none: families call"), chosen == NULL))
        return false;
    for (size_t i = 0; (system = booking_provider(i)) != NULL; i++) {
        bool here = chosen != NULL && strcmp(chosen, system) == 0;
        known = known || here;
        if (!add_system(page, system, booking_form_label(system), here))
            return false;
    }
    if ((!known && !add_system(page, chosen, chosen, true)) ||
        !page_add(page, "booking parts", NULL, 0))
        return false;
    for (size_t i = 0; chosen != NULL && booking_part(chosen, i, &part); i++)
        if (!add_box(page, field, link, part.name, part.needed))
            return false;
    return chosen == NULL || add_box(page, field, link, named, false);
}
