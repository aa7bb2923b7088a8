#ifndef ANNA_ADMIN_PAGES_FIELD_CHOICES_H
#define ANNA_ADMIN_PAGES_FIELD_CHOICES_H

#include "pages/page.h"
#include "pages/record_form.h"

/* Fields whose words are chosen, not typed: boxes to tick and lists to choose from, each
 * value by its name and never by its id. What is ticked stands first, in its order; what
 * stands in the record and nowhere else stays ticked. */

/* The boxes of a field: topics, towns, languages, or the values of a closed set. */
bool field_choices_boxes(struct page *page, const struct record_form *form,
                         const struct record_form_field *field);

/* What is ticked, in words: "Türkisch, Arabisch". "" if memory ran out. */
const char *field_choices_chosen(struct page *page, const struct record_form *form,
                                 const struct record_form_field *field);

/* Whether a field is filled from such boxes. */
bool field_choices_ticked(const struct record_form *form,
                          const struct record_form_field *field);

/* Whether its boxes are many, and open for whoever asks. */
bool field_choices_many(const struct record_form *form,
                        const struct record_form_field *field);

/* Whether a field is filled from one list of records: for which town, which offer. */
bool field_choices_named(const struct record_form *form,
                         const struct record_form_field *field);

/* The list of such a field, and that of a closed set. */
bool field_choices_list(struct page *page, const struct record_form *form,
                        const struct record_form_field *field);

#endif
