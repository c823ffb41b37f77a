// Counts the work of a program of Swift that it is loaded before: objects that are made and held, and the bytes that are
// copied, compared and looked through, a step for each 32. The count goes to the file that CASEBOOK_WORK names.
//
// An ordinary build for debugging calls these functions in nearly every loop, so that a loop too many shows without a
// watch; in a release build they stand within the program, where nothing can be loaded before them.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static _Atomic uint64_t told;
static _Thread_local uint64_t untold;

// A thread says now and then what it has counted, for nobody hears when it ends.
static inline void count(uint64_t steps) {
  untold += steps;
  if (untold < 500) return;
  atomic_fetch_add_explicit(&told, untold, memory_order_relaxed);
  untold = 0;
}

#define REAL(name) (real_##name ? real_##name : (real_##name = dlsym(RTLD_NEXT, #name)))

static void *(*real_swift_retain)(void *);
__attribute__((preserve_most)) void *swift_retain(void *object) {
  count(1);
  return REAL(swift_retain)(object);
}

static void *(*real_swift_bridgeObjectRetain)(void *);
__attribute__((preserve_most)) void *swift_bridgeObjectRetain(void *object) {
  count(1);
  return REAL(swift_bridgeObjectRetain)(object);
}

static void *(*real_swift_allocObject)(void *, size_t, size_t);
void *swift_allocObject(void *type, size_t size, size_t alignment) {
  count(1 + size / 32);
  return REAL(swift_allocObject)(type, size, alignment);
}

static void *(*real_memmove)(void *, const void *, size_t);
void *memmove(void *to, const void *from, size_t size) {
  count(size / 32);
  return REAL(memmove)(to, from, size);
}

static int (*real_memcmp)(const void *, const void *, size_t);
int memcmp(const void *one, const void *other, size_t size) {
  count(size / 32);
  return REAL(memcmp)(one, other, size);
}

// `dlsym` itself copies, so this one is found beforehand.
static void *(*real_memcpy)(void *, const void *, size_t);
void *memcpy(void *to, const void *from, size_t size) {
  if (!real_memcpy) {
    for (size_t at = 0; at < size; at++) ((volatile char *)to)[at] = ((const char *)from)[at];
    return to;
  }
  count(size / 32);
  return real_memcpy(to, from, size);
}

__attribute__((constructor)) static void begin(void) { real_memcpy = dlsym(RTLD_NEXT, "memcpy"); }

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("CASEBOOK_WORK");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%llu\n", (unsigned long long)(atomic_load(&told) + untold));
  fclose(file);
}
