#ifndef CASEBOOK_FILESYSTEM_H
#define CASEBOOK_FILESYSTEM_H

/// Exchanges two paths of one file system in a single step. Returns 0, or -1 with errno set, also where the system has
/// no such call.
int casebook_exchange(const char *first, const char *second);

/// Waits until all that was written to the file system of an open file or folder is on the disk. Returns 0, or -1 with
/// errno set.
int casebook_sync(int descriptor);

/// Whether something is mounted at a path, so that it cannot be renamed: 1 or 0, or -1 with errno set.
int casebook_is_mount(const char *path);

/// Gives memory that has been freed back to the system, where the C library keeps it.
void casebook_give_back_memory(void);

#endif
