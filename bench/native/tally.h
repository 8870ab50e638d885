// The counters of the sink: bytes of bodies, requests, connections, the time from the first data request's
// head to the last one's answer, the highest concurrency, its own CPU time, and each part with its checksum.
#pragma once
#include <stddef.h>
#include <stdint.h>

void tally_connection(void);
void tally_request(void);
void tally_start(void);
void tally_bytes(long n);
void tally_part(const char *request, const char *part, int64_t bytes, uint32_t crc);
void tally_failed(void); // a data request that ended without an answer
void tally_reset(void);
char *tally_json(void);       // the caller frees it
char *tally_parts_json(void); // the caller frees it

void crc32_start(void);
uint32_t crc32_add(uint32_t crc, const void *from, size_t length); // as zlib's crc32()
