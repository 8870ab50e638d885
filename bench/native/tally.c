#define _GNU_SOURCE
#include "tally.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static atomic_llong bytes, requests, connections;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int64_t first_ns, last_ns;
static double cpu_before; // ms, at the last reset
static long data_requests, running, most_running;
static struct part {
  char *request, *part;
  int64_t bytes;
  uint32_t crc;
} *parts;
static size_t part_count, part_room;
static const size_t part_limit = 100000;

static int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static double cpu_ms(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

void tally_connection(void) { connections++; }
void tally_request(void) { requests++; }
void tally_bytes(long n) { bytes += n; }

void tally_start(void) {
  pthread_mutex_lock(&lock);
  data_requests++;
  if (first_ns == 0) first_ns = now_ns();
  if (++running > most_running) most_running = running;
  pthread_mutex_unlock(&lock);
}

void tally_part(const char *request, const char *part, int64_t size, uint32_t crc) {
  pthread_mutex_lock(&lock);
  running--;
  last_ns = now_ns();
  if (part_count < part_limit) {
    if (part_count == part_room) parts = realloc(parts, (part_room = part_room * 2 + 64) * sizeof *parts);
    parts[part_count++] = (struct part){strdup(request), strdup(part), size, crc};
  }
  pthread_mutex_unlock(&lock);
}

void tally_failed(void) {
  pthread_mutex_lock(&lock);
  running--;
  pthread_mutex_unlock(&lock);
}

void tally_reset(void) {
  pthread_mutex_lock(&lock);
  bytes = requests = connections = 0;
  data_requests = most_running = 0;
  first_ns = last_ns = 0;
  cpu_before = cpu_ms();
  for (size_t i = 0; i < part_count; i++) free(parts[i].request), free(parts[i].part);
  part_count = 0;
  pthread_mutex_unlock(&lock);
}

char *tally_json(void) {
  char *text;
  pthread_mutex_lock(&lock);
  if (asprintf(&text,
               "{\"bytes\":%lld,\"requests\":%lld,\"connections\":%lld,\"dataRequests\":%ld,\"mostAtOnce\":%ld,\"elapsed\":%.3f,\"cpu\":%.3f}",
               (long long)bytes, (long long)requests, (long long)connections, data_requests, most_running,
               last_ns > first_ns ? (double)(last_ns - first_ns) / 1e6 : 0.0, cpu_ms() - cpu_before) < 0)
    abort();
  pthread_mutex_unlock(&lock);
  return text;
}

char *tally_parts_json(void) {
  char *text;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  pthread_mutex_lock(&lock);
  fputc('[', out);
  for (size_t i = 0; i < part_count; i++) {
    fprintf(out, "%s{\"request\":\"", i ? "," : "");
    for (const char *c = parts[i].request; *c; c++) {
      if (*c == '"' || *c == '\\') fputc('\\', out);
      if ((unsigned char)*c >= ' ') fputc(*c, out);
    }
    fprintf(out, "\",\"part\":\"%s\",\"bytes\":%lld,\"crc\":%u}", parts[i].part, (long long)parts[i].bytes, parts[i].crc);
  }
  fputc(']', out);
  pthread_mutex_unlock(&lock);
  fclose(out);
  return text;
}

// CRC-32, eight bytes per step: fast enough for the correctness run, which is not measured.
static uint32_t table[8][256];

void crc32_start(void) {
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t c = i;
    for (int k = 0; k < 8; k++) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    table[0][i] = c;
  }
  for (int s = 1; s < 8; s++)
    for (int i = 0; i < 256; i++) table[s][i] = (table[s - 1][i] >> 8) ^ table[0][table[s - 1][i] & 255];
}

uint32_t crc32_add(uint32_t crc, const void *from, size_t length) {
  const unsigned char *p = from;
  crc = ~crc;
  for (; length >= 8; length -= 8, p += 8) {
    uint32_t low, high;
    memcpy(&low, p, 4);
    memcpy(&high, p + 4, 4);
    low ^= crc;
    crc = table[7][low & 255] ^ table[6][(low >> 8) & 255] ^ table[5][(low >> 16) & 255] ^ table[4][low >> 24] ^
          table[3][high & 255] ^ table[2][(high >> 8) & 255] ^ table[1][(high >> 16) & 255] ^ table[0][high >> 24];
  }
  while (length--) crc = table[0][(crc ^ *p++) & 255] ^ (crc >> 8);
  return ~crc;
}
