#include "CDraw.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// The few functions of cairo and librsvg that this needs, which have been as they are for many years. They are looked up
// by name so that neither building nor running needs the libraries.
typedef struct {
  double x, y, width, height;
} rectangle;

typedef struct {
  int domain, code;
  char *message;
} failure;

static struct {
  void *(*surface)(int format, int width, int height);
  void *(*context)(void *surface);
  void (*flush)(void *surface);
  unsigned char *(*pixels)(void *surface);
  int (*stride)(void *surface);
  int (*status)(void *surface);
  void (*free_context)(void *context);
  void (*free_surface)(void *surface);
  void *(*read)(const unsigned char *bytes, size_t count, failure **problem);
  void (*resolution)(void *handle, double dpi);
  int (*render)(void *handle, void *context, const rectangle *frame, failure **problem);
  void (*release)(void *object);
  void (*free_failure)(failure *problem);
  char version[32];
} api;

static int find(void *library, const char *name, void *target) {
  void *symbol = library ? dlsym(library, name) : NULL;
  memcpy(target, &symbol, sizeof symbol);
  return symbol != NULL;
}

static void *load(const char *linux_name, const char *mac_name) {
  void *library = dlopen(linux_name, RTLD_NOW | RTLD_GLOBAL);
  return library ? library : dlopen(mac_name, RTLD_NOW | RTLD_GLOBAL);
}

static int load_api(void) {
  void *rsvg = load("librsvg-2.so.2", "librsvg-2.2.dylib");
  void *cairo = load("libcairo.so.2", "libcairo.2.dylib");
  void *object = load("libgobject-2.0.so.0", "libgobject-2.0.0.dylib");
  void *glib = load("libglib-2.0.so.0", "libglib-2.0.0.dylib");
  const unsigned *major = NULL, *minor = NULL, *micro = NULL;
  int all = find(cairo, "cairo_image_surface_create", &api.surface) & find(cairo, "cairo_create", &api.context)
      & find(cairo, "cairo_surface_flush", &api.flush) & find(cairo, "cairo_image_surface_get_data", &api.pixels)
      & find(cairo, "cairo_image_surface_get_stride", &api.stride)
      & find(cairo, "cairo_surface_status", &api.status) & find(cairo, "cairo_destroy", &api.free_context)
      & find(cairo, "cairo_surface_destroy", &api.free_surface)
      & find(rsvg, "rsvg_handle_new_from_data", &api.read) & find(rsvg, "rsvg_handle_set_dpi", &api.resolution)
      & find(rsvg, "rsvg_handle_render_document", &api.render) & find(object, "g_object_unref", &api.release)
      & find(glib, "g_error_free", &api.free_failure) & find(rsvg, "rsvg_major_version", &major)
      & find(rsvg, "rsvg_minor_version", &minor) & find(rsvg, "rsvg_micro_version", &micro);
  if (all) snprintf(api.version, sizeof api.version, "%u.%u.%u", *major, *minor, *micro);
  return all;
}

// MARK: bytes

typedef struct {
  unsigned char *bytes;
  size_t count, room;
} buffer;

static int append(buffer *target, const void *bytes, size_t count) {
  if (target->count + count > target->room) {
    size_t room = (target->count + count) * 2;
    unsigned char *larger = realloc(target->bytes, room);
    if (!larger) return 0;
    target->bytes = larger;
    target->room = room;
  }
  memcpy(target->bytes + target->count, bytes, count);
  target->count += count;
  return 1;
}

static int read_all(int file, void *target, size_t count) {
  unsigned char *bytes = target;
  size_t done = 0;
  while (done < count) {
    ssize_t more = read(file, bytes + done, count - done);
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) return done == 0 && more == 0 ? -1 : 0;
    done += (size_t)more;
  }
  return 1;
}

static int write_all(int file, const void *source, size_t count) {
  const unsigned char *bytes = source;
  while (count > 0) {
    ssize_t more = write(file, bytes, count);
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) return 0;
    bytes += more;
    count -= (size_t)more;
  }
  return 1;
}

static uint32_t number(const unsigned char *bytes) {
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static int answer(int file, uint32_t kind, const void *bytes, size_t count) {
  unsigned char head[8];
  for (int i = 0; i < 4; i++) {
    head[i] = (unsigned char)(kind >> (8 * i));
    head[4 + i] = (unsigned char)(count >> (8 * i));
  }
  return write_all(file, head, sizeof head) && write_all(file, bytes, count);
}

// MARK: PNG

static int chunk(buffer *png, const char *name, const unsigned char *bytes, size_t count) {
  unsigned char head[8] = {(unsigned char)(count >> 24), (unsigned char)(count >> 16), (unsigned char)(count >> 8),
      (unsigned char)count, (unsigned char)name[0], (unsigned char)name[1], (unsigned char)name[2],
      (unsigned char)name[3]};
  uLong sum = crc32(0, head + 4, 4);
  // Of no bytes zlib begins anew.
  if (count > 0) sum = crc32(sum, bytes, (uInt)count);
  unsigned char tail[4] = {
      (unsigned char)(sum >> 24), (unsigned char)(sum >> 16), (unsigned char)(sum >> 8), (unsigned char)sum};
  return append(png, head, 8) && append(png, bytes, count) && append(png, tail, 4);
}

enum { slots = 4096 };

// The colours of a picture in the order in which they appear; those that agree in all but the lowest bits are one.
typedef struct {
  uint32_t keys[slots], colours[slots];
  int places[slots];
  uint32_t list[256];
  int count;
} palette;

static int place(palette *colours, uint32_t colour, uint32_t mask) {
  uint32_t key = colour & mask;
  uint32_t slot = (key * 2654435761u) >> 20;
  while (colours->places[slot] != 0) {
    if (colours->keys[slot] == key) return colours->places[slot] - 1;
    slot = (slot + 1) % slots;
  }
  if (colours->count == 256) return -1;
  colours->keys[slot] = key;
  colours->list[colours->count] = colour;
  colours->places[slot] = ++colours->count;
  return colours->count - 1;
}

// Writes each pixel as its place among the colours, if there are no more than 256; `mask` says what counts of a colour.
static int index_pixels(
    const unsigned char *pixels, int stride, int width, int height, uint32_t mask, palette *colours, unsigned char *rows) {
  memset(colours, 0, sizeof *colours);
  for (int y = 0; y < height; y++) {
    const unsigned char *line = pixels + (size_t)y * (size_t)stride;
    unsigned char *row = rows + (size_t)y * (size_t)(width + 1);
    *row++ = 0;
    uint32_t last = 0;
    int index = -1;
    for (int x = 0; x < width; x++) {
      uint32_t colour;
      memcpy(&colour, line + 4 * x, 4);
      if (index < 0 || colour != last) {
        index = place(colours, colour, mask);
        if (index < 0) return 0;
        last = colour;
      }
      row[x] = (unsigned char)index;
    }
  }
  return 1;
}

// A colour as PNG has it: cairo's are multiplied by their opacity.
static void plain(uint32_t colour, unsigned char *rgba) {
  uint32_t alpha = colour >> 24;
  for (int i = 0; i < 3; i++) {
    uint32_t value = (colour >> (16 - 8 * i)) & 255;
    rgba[i] = (unsigned char)(alpha == 0 ? 0 : alpha == 255 ? value : (value * 255 + alpha / 2) / alpha);
  }
  rgba[3] = (unsigned char)alpha;
}

static int finish(buffer *png, int width, int height, int type, const unsigned char *rows, size_t count,
    const palette *colours) {
  static const unsigned char mark[8] = {137, 'P', 'N', 'G', 13, 10, 26, 10};
  unsigned char head[13] = {(unsigned char)(width >> 24), (unsigned char)(width >> 16), (unsigned char)(width >> 8),
      (unsigned char)width, (unsigned char)(height >> 24), (unsigned char)(height >> 16),
      (unsigned char)(height >> 8), (unsigned char)height, 8, (unsigned char)type, 0, 0, 0};
  int good = append(png, mark, 8) && chunk(png, "IHDR", head, 13);
  if (colours) {
    unsigned char list[768], alphas[256];
    int last = 0;
    for (int i = 0; i < colours->count; i++) {
      unsigned char rgba[4];
      plain(colours->list[i], rgba);
      memcpy(list + 3 * i, rgba, 3);
      alphas[i] = rgba[3];
      if (rgba[3] != 255) last = i + 1;
    }
    good = good && chunk(png, "PLTE", list, (size_t)(3 * colours->count));
    if (last > 0) good = good && chunk(png, "tRNS", alphas, (size_t)last);
  }
  uLong room = compressBound((uLong)count);
  unsigned char *packed = malloc(room);
  if (!packed) return 0;
  good = good && compress2(packed, &room, rows, (uLong)count, colours ? 1 : 3) == Z_OK
      && chunk(png, "IDAT", packed, room) && chunk(png, "IEND", NULL, 0);
  free(packed);
  return good;
}

static int encode(const unsigned char *pixels, int stride, int width, int height, buffer *png) {
  // What cannot be seen apart may be one colour: first nothing, then ever more of the lowest bits.
  static const uint32_t masks[] = {0xffffffff, 0xfffefefe, 0xfffcfcfc, 0xfff8f8f8};
  static palette colours;
  size_t count = (size_t)(width + 1) * (size_t)height;
  unsigned char *rows = malloc((size_t)(4 * width + 1) * (size_t)height);
  if (!rows) return 0;
  int good = 0;
  for (size_t i = 0; i < sizeof masks / sizeof *masks && !good; i++) {
    if (index_pixels(pixels, stride, width, height, masks[i], &colours, rows)) {
      good = 1 + finish(png, width, height, 3, rows, count, &colours);
    }
  }
  if (!good) {
    for (int y = 0; y < height; y++) {
      unsigned char *row = rows + (size_t)y * (size_t)(4 * width + 1);
      *row++ = 0;
      for (int x = 0; x < width; x++) {
        uint32_t colour;
        memcpy(&colour, pixels + (size_t)y * (size_t)stride + 4 * (size_t)x, 4);
        plain(colour, row + 4 * x);
      }
    }
    good = 1 + finish(png, width, height, 6, rows, (size_t)(4 * width + 1) * (size_t)height, NULL);
  }
  free(rows);
  return good == 2;
}

// MARK: drawing

static int refuse(int output, const char *words) { return answer(output, 1, words, strlen(words)); }

static int draw(int output, const unsigned char *svg, size_t count, int width, int height) {
  failure *problem = NULL;
  void *handle = api.read(svg, count, &problem);
  if (!handle) {
    int sent = refuse(output, problem ? problem->message : "this is no SVG");
    if (problem) api.free_failure(problem);
    return sent;
  }
  api.resolution(handle, 96);
  void *surface = api.surface(0, width, height);
  void *context = api.context(surface);
  rectangle frame = {0, 0, width, height};
  int sent;
  if (!api.render(handle, context, &frame, &problem)) {
    sent = refuse(output, problem ? problem->message : "it cannot be drawn");
    if (problem) api.free_failure(problem);
  } else {
    api.flush(surface);
    buffer png = {NULL, 0, 0};
    if (api.status(surface) == 0 && encode(api.pixels(surface), api.stride(surface), width, height, &png)) {
      sent = answer(output, 0, png.bytes, png.count);
    } else {
      sent = refuse(output, "there is no memory for it");
    }
    free(png.bytes);
  }
  api.free_context(context);
  api.free_surface(surface);
  api.release(handle);
  return sent;
}

int casebook_draw(int input, int output) {
  // A picture that takes all memory or never ends is one that cannot be drawn.
  struct rlimit memory = {(rlim_t)4 << 30, (rlim_t)4 << 30};
  setrlimit(RLIMIT_AS, &memory);
#ifdef __GLIBC__
  // Pictures are alike: what one has used the next may have, without asking the system again.
  mallopt(M_MMAP_THRESHOLD, 1 << 25);
  mallopt(M_TRIM_THRESHOLD, 1 << 28);
#endif
  if (!load_api()) return 1;
  if (!answer(output, 0, api.version, strlen(api.version))) return 2;
  for (;;) {
    unsigned char head[12];
    int state = read_all(input, head, sizeof head);
    if (state < 0) return 0;
    uint32_t width = number(head), height = number(head + 4), count = number(head + 8);
    if (state == 0 || width == 0 || width > 8192 || height == 0 || height > 8192 || count > 1u << 26) return 2;
    unsigned char *svg = malloc(count + 1);
    if (!svg || read_all(input, svg, count) != 1) return 2;
    alarm(30);
    int sent = draw(output, svg, count, (int)width, (int)height);
    alarm(0);
    free(svg);
    if (!sent) return 2;
  }
}
