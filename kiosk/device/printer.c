#include "device/printer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cups/cups.h>

enum { CONNECT_MS = 3000, LOOK_EVERY_MS = 300, URI_LEN = 512 };
static const double answer_s = 5;
/* IPP counts paper in hundredths of a millimetre (PWG 5101.1). */
static const double ipp_per_mm = 100;
/* Up to here paper is a roll. */
static const double roll_mm = 112;

static int give_up(http_t *http, void *context)
{
    (void)http;
    (void)context;
    return 0;
}

/* Nobody sits at the terminal who could be asked. */
static const char *no_password(const char *prompt, http_t *http, const char *method,
                               const char *resource, void *context)
{
    (void)prompt;
    (void)http;
    (void)method;
    (void)resource;
    (void)context;
    return NULL;
}

static http_t *connect_to(struct err *err)
{
    cupsSetPasswordCB2(no_password, NULL);
    http_t *http = httpConnect2(cupsServer(), ippPort(), NULL, AF_UNSPEC,
                                HTTP_ENCRYPTION_IF_REQUESTED, 1, CONNECT_MS, NULL);
    if (http == NULL)
        err_set(err,
                "CUPS does not answer at %s: is the package cups installed and "
                "its service running?",
                cupsServer());
    else
        httpSetTimeout(http, answer_s, give_up, NULL);
    return http;
}

/* A question about the queue; NULL if its name cannot be. */
static ipp_t *question(ipp_op_t operation, const char *queue, char uri[URI_LEN])
{
    if (httpAssembleURIf(HTTP_URI_CODING_ALL, uri, URI_LEN, "ipp", NULL, "localhost", 0,
                         "/printers/%s", queue) < HTTP_URI_STATUS_OK)
        return NULL;
    ipp_t *request = ippNewRequest(operation);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                 cupsUser());
    return request;
}

static const char *text_of(ipp_t *answer, const char *name)
{
    ipp_attribute_t *found = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    const char *text = found != NULL ? ippGetString(found, 0, NULL) : NULL;
    return text != NULL ? text : "";
}

/* What keeps it from printing, as RFC 8011, 5.4.12, and CUPS name it; what only reports
 * or warns does not, but for paper that has run out. */
static enum printer_state reason_of(const char *reason)
{
    static const struct {
        const char *word;
        enum printer_state state;
    } all[] = {{"media-empty", PRINTER_NO_PAPER},
               {"media-needed", PRINTER_NO_PAPER},
               {"offline", PRINTER_OFFLINE},
               {"shutdown", PRINTER_OFFLINE},
               {"timed-out", PRINTER_OFFLINE},
               {"paused", PRINTER_STOPPED},
               {"media-jam", PRINTER_TROUBLE},
               {"cover-open", PRINTER_TROUBLE},
               {"door-open", PRINTER_TROUBLE},
               {"toner-empty", PRINTER_TROUBLE},
               {"marker-supply-empty", PRINTER_TROUBLE}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        size_t len = strlen(all[i].word);
        bool named = strncmp(reason, all[i].word, len) == 0 &&
                     (reason[len] == '\0' || reason[len] == '-');
        bool only_warns = named && strcmp(reason + len, "-warning") == 0;
        if (named && (!only_warns || all[i].state == PRINTER_NO_PAPER))
            return all[i].state;
    }
    return PRINTER_READY;
}

static enum printer_state state_of(ipp_t *answer, const char **reason_out)
{
    ipp_attribute_t *accepts =
        ippFindAttribute(answer, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    ipp_attribute_t *state = ippFindAttribute(answer, "printer-state", IPP_TAG_ENUM);
    ipp_attribute_t *reasons =
        ippFindAttribute(answer, "printer-state-reasons", IPP_TAG_KEYWORD);
    *reason_out = "";
    for (int i = 0; reasons != NULL && i < ippGetCount(reasons); i++) {
        enum printer_state found = reason_of(ippGetString(reasons, i, NULL));
        *reason_out = ippGetString(reasons, i, NULL);
        if (found != PRINTER_READY)
            return found;
    }
    if (accepts != NULL && ippGetBoolean(accepts, 0) == 0)
        return PRINTER_NOT_ACCEPTING;
    return state != NULL && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED
               ? PRINTER_STOPPED
               : PRINTER_READY;
}

static enum printer_state tell(enum printer_state state, const char *queue,
                               const char *reason, struct err *err)
{
    switch (state) {
    case PRINTER_NOT_ACCEPTING:
        err_set(err, "%s: takes no jobs; say cupsaccept %s", queue, queue);
        break;
    case PRINTER_STOPPED:
        err_set(err, "%s: is stopped; say cupsenable %s", queue, queue);
        break;
    case PRINTER_NO_PAPER:
        err_set(err, "%s: has no paper (%s); put some in", queue, reason);
        break;
    case PRINTER_OFFLINE:
        err_set(err, "%s: is off or not connected (%s)", queue, reason);
        break;
    case PRINTER_TROUBLE:
        err_set(err, "%s: cannot print (%s); look at the printer", queue, reason);
        break;
    default:
        break;
    }
    return state;
}

/* A queue that names no paper has A4 in it: that is what CUPS assumes in Europe. */
static void read_paper(ipp_t *answer, struct printer_paper *paper)
{
    static const char longest[] = "custom_max_";
    int x = 0;
    int y = 0;
    ipp_res_t units = IPP_RES_PER_INCH;
    pwg_media_t *media = pwgMediaForPWG(text_of(answer, "media-default"));
    ipp_attribute_t *supported =
        ippFindAttribute(answer, "media-supported", IPP_TAG_ZERO);
    ipp_attribute_t *dots =
        ippFindAttribute(answer, "printer-resolution-default", IPP_TAG_RESOLUTION);
    *paper = (struct printer_paper){.w_mm = 210, .h_mm = 297, .dpi = 300};
    if (media != NULL && media->width > 0 && media->length > 0) {
        paper->w_mm = media->width / ipp_per_mm;
        paper->h_mm = media->length / ipp_per_mm;
    }
    for (int i = 0; supported != NULL && i < ippGetCount(supported); i++) {
        const char *name = ippGetString(supported, i, NULL);
        if (name == NULL || strncmp(name, longest, strlen(longest)) != 0)
            continue;
        pwg_media_t *most = pwgMediaForPWG(name);
        if (most != NULL && paper->w_mm <= roll_mm && most->length > 0)
            paper->longest_mm = most->length / ipp_per_mm;
    }
    if (dots != NULL)
        x = ippGetResolution(dots, 0, &y, &units);
    if (x > 0)
        paper->dpi = units == IPP_RES_PER_CM ? (int)lround(x * 2.54) : x;
    /* Finer than that nobody sees, and it only takes time. */
    while (paper->dpi > 360)
        paper->dpi /= 2;
    if (paper->dpi < 100)
        paper->dpi = 203;
}

static enum printer_state look(http_t *http, const char *queue,
                               struct printer_paper *paper, struct err *err)
{
    static const char *const wanted[] = {"printer-state",
                                         "printer-state-reasons",
                                         "printer-is-accepting-jobs",
                                         "printer-resolution-default",
                                         "media-default",
                                         "media-supported"};
    char uri[URI_LEN];
    const char *reason;
    ipp_t *request = question(IPP_OP_GET_PRINTER_ATTRIBUTES, queue, uri);
    if (request != NULL)
        ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                      sizeof wanted / sizeof wanted[0], NULL, wanted);
    ipp_t *answer = request != NULL ? cupsDoRequest(http, request, "/") : NULL;
    if (answer == NULL || cupsLastError() > IPP_STATUS_OK_CONFLICTING) {
        bool unknown = request == NULL || cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND;
        if (unknown)
            err_set(err, "%s: CUPS has no such printer; lpstat -p lists them", queue);
        else
            err_set(err, "%s: CUPS does not answer: %s", queue, cupsLastErrorString());
        ippDelete(answer);
        return unknown ? PRINTER_UNKNOWN : PRINTER_NO_CUPS;
    }
    enum printer_state state = state_of(answer, &reason);
    tell(state, queue, reason, err);
    read_paper(answer, paper);
    ippDelete(answer);
    return state;
}

enum printer_state printer_look(const char *queue, struct printer_paper *paper,
                                struct err *err)
{
    http_t *http = connect_to(err);
    if (http == NULL)
        return PRINTER_NO_CUPS;
    enum printer_state state = look(http, queue, paper, err);
    httpClose(http);
    return state;
}

/* The number of the job, 0 on failure. The size is said where it is not the paper's own:
 * a roll is cut where the page ends. */
static int begin_job(http_t *http, const char *queue, int fd, double w_mm, double h_mm,
                     struct err *err)
{
    char uri[URI_LEN];
    char resource[URI_LEN];
    char media[64];
    ipp_t *request = question(IPP_OP_PRINT_JOB, queue, uri);
    if (request == NULL)
        return 0;
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, "ANNA");
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL,
                 "application/pdf");
    ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", NULL, "none");
    if (w_mm <= roll_mm) {
        snprintf(media, sizeof media, "custom_slip_%.0fx%.0fmm", w_mm, ceil(h_mm));
        ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL, media);
    }
    snprintf(resource, sizeof resource, "/printers/%s", queue);
    ipp_t *answer = cupsDoIORequest(http, request, resource, fd, -1);
    ipp_attribute_t *number =
        answer != NULL ? ippFindAttribute(answer, "job-id", IPP_TAG_INTEGER) : NULL;
    int job = number != NULL ? ippGetInteger(number, 0) : 0;
    if (job == 0)
        err_set(err, "%s: does not take the page: %s", queue, cupsLastErrorString());
    ippDelete(answer);
    return job;
}

/* The job's state; IPP_JSTATE_COMPLETED for one that CUPS no longer knows: where it keeps
 * no history it forgets each as it ends. 0: no answer. */
static int job_state(http_t *http, const char *queue, int job)
{
    char uri[URI_LEN];
    ipp_t *request = question(IPP_OP_GET_JOB_ATTRIBUTES, queue, uri);
    if (request == NULL)
        return 0;
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 NULL, "job-state");
    ipp_t *answer = cupsDoRequest(http, request, "/jobs/");
    bool gone = cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND;
    ipp_attribute_t *found =
        answer != NULL ? ippFindAttribute(answer, "job-state", IPP_TAG_ENUM) : NULL;
    int state = gone            ? (int)IPP_JSTATE_COMPLETED
                : found != NULL ? ippGetInteger(found, 0)
                                : 0;
    ippDelete(answer);
    return state;
}

bool printer_print(const char *queue, int fd, double w_mm, double h_mm, struct err *err)
{
    struct printer_paper ignored;
    http_t *http = connect_to(err);
    if (http == NULL)
        return false;
    int job = begin_job(http, queue, fd, w_mm, h_mm, err);
    int state = job > 0 ? (int)IPP_JSTATE_PENDING : 0;
    for (int ms = 0;
         ms < PRINTER_WAIT_S * 1000 && state > 0 && state < (int)IPP_JSTATE_STOPPED;
         ms += LOOK_EVERY_MS) {
        usleep(LOOK_EVERY_MS * 1000);
        state = job_state(http, queue, job);
    }
    bool ok = state == (int)IPP_JSTATE_COMPLETED &&
              look(http, queue, &ignored, err) == PRINTER_READY;
    if (job > 0) {
        /* Its papers and its line in the list go, however it ended. */
        cupsCancelJob2(http, queue, job, 1);
        if (!ok && err->text[0] == '\0')
            err_set(err, "%s: the page did not come out", queue);
    }
    httpClose(http);
    return ok;
}
