// What Swift cannot see of the system: extensions of GNU, and calls whose flags are macros.
#define _GNU_SOURCE
#include "filesystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#if defined(__APPLE__)
#include <sys/mount.h>
#include <sys/param.h>
#endif

int casebook_exchange(const char *first, const char *second) {
#if defined(__APPLE__)
  return renamex_np(first, second, RENAME_SWAP);
#elif defined(__linux__) && defined(RENAME_EXCHANGE)
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
#else
  errno = ENOSYS;
  return -1;
#endif
}

int casebook_sync(int descriptor) {
#if defined(__linux__)
  return syncfs(descriptor);
#else
  return fsync(descriptor);
#endif
}

int casebook_is_mount(const char *path) {
#if defined(__APPLE__)
  struct statfs system;
  char real[MAXPATHLEN];
  if (statfs(path, &system) != 0 || realpath(path, real) == NULL) return -1;
  return strcmp(system.f_mntonname, real) == 0;
#else
#if defined(__linux__) && defined(STATX_ATTR_MOUNT_ROOT)
  struct statx exact;
  if (statx(AT_FDCWD, path, 0, STATX_BASIC_STATS, &exact) == 0 &&
      (exact.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0) {
    return (exact.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  }
#endif
  // Without a word from the kernel: another device than the folder that it lies in.
  struct stat own, above;
  char parent[4096];
  if (snprintf(parent, sizeof parent, "%s/..", path) >= (int)sizeof parent) {
    errno = ENAMETOOLONG;
    return -1;
  }
  if (stat(path, &own) != 0 || stat(parent, &above) != 0) return -1;
  return own.st_dev != above.st_dev;
#endif
}

void casebook_give_back_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}
