#pragma once
#include <xlsxwriter.h>
#include <zlib.h>

/* A file in memory without a name, of Linux; the module of the C library for Swift leaves it out. */
extern int memfd_create(const char *name, unsigned int flags);
