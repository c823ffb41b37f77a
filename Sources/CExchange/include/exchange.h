#ifndef CASEBOOK_EXCHANGE_H
#define CASEBOOK_EXCHANGE_H

/// Exchanges two paths of one file system in a single step. Returns 0, or -1 with errno set, also where the system has
/// no such call.
int casebook_exchange(const char *first, const char *second);

#endif
