#ifndef SHEAF_CLIBXML2_SHIM_H
#define SHEAF_CLIBXML2_SHIM_H

// Debian's headers pull in ICU, whose module then clashes with the one Swift's
// Foundation brings; nothing here needs it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

#endif
