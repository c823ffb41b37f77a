#ifndef CASEBOOK_DIGEST_H
#define CASEBOOK_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/// Whether this processor has instructions for SHA-256.
int casebook_sha256_is_fast(void);

/// Adds whole blocks of 64 bytes to the state of a SHA-256, by the processor's own instructions.
void casebook_sha256_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);

#endif
