#include "ui/element.h"

const char *element_role_name(enum role role)
{
    static const char *const name[ROLE_COUNT] = {
        [ROLE_PANEL] = "panel",     [ROLE_IMAGE] = "image", [ROLE_PART] = "part",
        [ROLE_HEADING] = "heading", [ROLE_TEXT] = "text",   [ROLE_NOTE] = "note",
        [ROLE_BUTTON] = "button",   [ROLE_TILE] = "tile",   [ROLE_ENTRY] = "entry",
        [ROLE_TOGGLE] = "toggle",   [ROLE_FIELD] = "field", [ROLE_KEY] = "key",
        [ROLE_MATRIX] = "matrix",
    };
    return role < ROLE_COUNT ? name[role] : "unknown";
}
