#include "formats/xliff/export_xliff.h"

#include <stdio.h>
#include <string.h>

#include "record/translation.h"
#include "base/xml.h"

static const char keep[] =
    "Short sentences, at most 12 words. Keep phone numbers, addresses, prices and names of "
    "places and offices as they are. Part words of more than 15 letters with a soft hyphen "
    "(U+00AD).";

enum { TERMS_MOST = 16 };

struct exporter {
    struct arena arena; /* emptied for each text */
    struct xml_writer *xml;
    const struct termbase *terms;
    enum xliff_version version;
    const char *lang;
};

/* One text on its way. */
struct text {
    const char *id;
    const char *field;
    const char *note;
    const char *source;
    const char *target; /* NULL: none */
    const char *made;
    bool outdated;
};

static const char *sub_state(const struct text *text)
{
    return text->outdated                         ? "anna:outdated"
           : strcmp(text->made, "tested") == 0    ? "anna:tested"
           : strcmp(text->made, "automatic") == 0 ? "anna:automatic"
                                                  : "anna:human";
}

/* "Kindergeld = çocuk parası (Geld vom Staat)" for each term of the text. */
static void write_terms(struct exporter *exporter, const struct text *text)
{
    struct xml_writer *xml = exporter->xml;
    const struct term *term[TERMS_MOST];
    size_t count =
        termbase_find(&exporter->arena, exporter->terms, text->source, term, TERMS_MOST);
    for (size_t i = 0; i < count; i++) {
        const char *words = termbase_words(exporter->terms, term[i], exporter->lang);
        if (words == NULL)
            continue;
        xml_writer_open(xml, "note");
        if (exporter->version == XLIFF_2_0)
            xml_writer_attribute(xml, "category", "term");
        else
            xml_writer_attribute(xml, "from", "termbase");
        xml_writer_text(xml, term[i]->german);
        xml_writer_text(xml, " = ");
        xml_writer_text(xml, words);
        xml_writer_text(xml, " (");
        xml_writer_text(xml, term[i]->plain);
        xml_writer_text(xml, ")");
        xml_writer_close(xml);
    }
}

static void write_unit_2_0(struct exporter *exporter, const struct text *text)
{
    struct xml_writer *xml = exporter->xml;
    static const char *const states[] = {
        [XLIFF_TO_DO] = "initial",
        [XLIFF_DRAFT] = "translated",
        [XLIFF_GOOD] = "reviewed",
        [XLIFF_FINAL] = "final",
    };
    xml_writer_open(xml, "unit");
    xml_writer_attribute(xml, "id", text->id);
    xml_writer_attribute(xml, "name", text->field);
    xml_writer_open(xml, "notes");
    xml_writer_leaf(xml, "note", text->note);
    write_terms(exporter, text);
    xml_writer_close(xml);
    xml_writer_open(xml, "segment");
    const char *made = text->target == NULL ? NULL : text->made;
    xml_writer_attribute(xml, "state", states[xliff_rank_of(made, text->outdated)]);
    if (text->target != NULL)
        xml_writer_attribute(xml, "subState", sub_state(text));
    xml_writer_leaf(xml, "source", text->source);
    if (text->target != NULL)
        xml_writer_leaf(xml, "target", text->target);
    xml_writer_close(xml);
    xml_writer_close(xml);
}

static void write_unit_1_2(struct exporter *exporter, const struct text *text)
{
    struct xml_writer *xml = exporter->xml;
    static const char *const states[] = {
        [XLIFF_TO_DO] = "needs-translation",
        [XLIFF_DRAFT] = "needs-review-translation",
        [XLIFF_GOOD] = "translated",
        [XLIFF_FINAL] = "final",
    };
    const char *made = text->target == NULL ? NULL : text->made;
    enum xliff_rank rank = xliff_rank_of(made, text->outdated);
    xml_writer_open(xml, "trans-unit");
    xml_writer_attribute(xml, "id", text->id);
    xml_writer_attribute(xml, "resname", text->field);
    xml_writer_attribute(xml, "approved", rank == XLIFF_FINAL ? "yes" : "no");
    xml_writer_leaf(xml, "source", text->source);
    if (text->target != NULL) {
        xml_writer_open(xml, "target");
        xml_writer_attribute(xml, "state", states[rank]);
        if (strcmp(text->made, "automatic") == 0)
            xml_writer_attribute(xml, "state-qualifier", "mt-suggestion");
        xml_writer_text(xml, text->target);
        xml_writer_close(xml);
    }
    xml_writer_leaf(xml, "note", text->note);
    write_terms(exporter, text);
    xml_writer_close(xml);
}

static void write_unit(struct exporter *exporter, const struct text *text)
{
    if (exporter->version == XLIFF_2_0)
        write_unit_2_0(exporter, text);
    else
        write_unit_1_2(exporter, text);
    arena_reset(&exporter->arena);
}

/* One unit, or one for each item of a list. */
static void write_field(struct exporter *exporter, const struct record *offer,
                        const struct translation *part, unsigned outdated,
                        enum source_field field, const struct texts *german)
{
    const struct value *value =
        part == NULL ? NULL : translation_value_const(part->value, field);
    bool list = translation_value_const(offer->value, field)->text == NULL;
    char id[128];
    struct text text = {.id = id,
                        .field = source_field_name(field),
                        .note = offer_fields[source_offer_field[field]].note,
                        .made = part == NULL ? NULL : part->made,
                        .outdated = (outdated & 1U << field) != 0};
    for (size_t i = 0; i < german->count; i++) {
        text.source = german->item[i];
        text.target = NULL;
        if (list)
            snprintf(id, sizeof id, "%s:%s:%zu", record_id(offer), text.field, i + 1);
        else
            snprintf(id, sizeof id, "%s:%s", record_id(offer), text.field);
        if (value != NULL && value->set && list)
            text.target = i < value->list.count ? value->list.item[i] : NULL;
        else if (value != NULL && value->set)
            text.target = value->text;
        write_unit(exporter, &text);
    }
}

static void write_offer(struct exporter *exporter, const struct record *offer)
{
    struct xml_writer *xml = exporter->xml;
    struct translation_german german;
    bool new = exporter->version == XLIFF_2_0;
    const struct translation *part = translation_find(offer, exporter->lang);
    unsigned outdated = part != NULL ? translation_changed(offer, part) : 0;
    translation_german(&german, offer);
    xml_writer_open(xml, "group");
    xml_writer_attribute(xml, "id", record_id(offer));
    xml_writer_attribute(xml, new ? "name" : "resname", german.single[SOURCE_NAME]);
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++)
        if (translation_wanted(offer, (enum source_field)i))
            write_field(exporter, offer, part, outdated, (enum source_field)i,
                        &german.field[i]);
    xml_writer_close(xml);
}

static void begin_2_0(struct xml_writer *xml, const char *lang)
{
    xml_writer_attribute(xml, "xmlns", "urn:oasis:names:tc:xliff:document:2.0");
    xml_writer_attribute(xml, "version", "2.0");
    xml_writer_attribute(xml, "srcLang", "de");
    xml_writer_attribute(xml, "trgLang", lang);
    xml_writer_attribute(xml, "xml:space", "preserve");
    xml_writer_open(xml, "file");
    xml_writer_attribute(xml, "id", "offers");
    xml_writer_attribute(xml, "original", "offers");
    xml_writer_open(xml, "notes");
    xml_writer_leaf(xml, "note", keep);
    xml_writer_close(xml);
}

static void begin_1_2(struct xml_writer *xml, const char *lang)
{
    xml_writer_attribute(xml, "xmlns", "urn:oasis:names:tc:xliff:document:1.2");
    xml_writer_attribute(xml, "version", "1.2");
    xml_writer_open(xml, "file");
    xml_writer_attribute(xml, "original", "offers");
    xml_writer_attribute(xml, "source-language", "de");
    xml_writer_attribute(xml, "target-language", lang);
    xml_writer_attribute(xml, "datatype", "plaintext");
    xml_writer_attribute(xml, "xml:space", "preserve");
    xml_writer_open(xml, "header");
    xml_writer_leaf(xml, "note", keep);
    xml_writer_close(xml);
    xml_writer_open(xml, "body");
}

/* 2.0 wants a unit in every file; without offers there is one that says nothing. */
static void write_nothing(struct xml_writer *xml)
{
    xml_writer_open(xml, "group");
    xml_writer_attribute(xml, "id", "none");
    xml_writer_close(xml);
}

bool export_xliff(const struct document *document, const struct termbase *terms,
                  const char *lang, enum xliff_version version, struct buf *out,
                  struct err *err)
{
    struct exporter exporter = {.terms = terms, .version = version, .lang = lang};
    if (!xml_writer_new(&exporter.xml, out, err))
        return false;
    xml_writer_open(exporter.xml, "xliff");
    if (version == XLIFF_2_0)
        begin_2_0(exporter.xml, lang);
    else
        begin_1_2(exporter.xml, lang);
    size_t count = document->list[RECORD_OFFER].count;
    for (size_t i = 0; i < count; i++)
        write_offer(&exporter, document->list[RECORD_OFFER].item[i]);
    if (count == 0 && version == XLIFF_2_0)
        write_nothing(exporter.xml);
    bool ok = !exporter.arena.failed || err_set(err, "not enough memory");
    arena_free(&exporter.arena);
    return xml_writer_end(exporter.xml, err) && ok;
}
