// The floor: the minimum work of a client. One thread per connection takes the next part, writes the head of
// a PUT and lets the kernel send the file's bytes (sendfile). Over TLS it reads and encrypts one block at a
// time.
//   send --port P --file F --size BYTES --part BYTES --connections N [--tls]
//   send --port P --small COUNT --size BYTES --connections N      (three requests per file: init, PUT, complete)
#define _GNU_SOURCE
#include "connection.h"
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <unistd.h>

static int port, connections = 4, use_tls;
static long small;
static int64_t size, part_size;
static const char *file;
static SSL_CTX *tls;
static atomic_long next_part;
static atomic_int failed;

static int read_answer(struct connection *c, struct head *answer) {
  char rest[4096];
  if (!connection_head(c, answer) || strncmp(answer->text, "HTTP/1.1 2", 10) != 0) return -1;
  for (int64_t left = answer->content_length; left > 0;) {
    long n = connection_take(c, rest, left < (int64_t)sizeof rest ? (size_t)left : sizeof rest);
    if (n <= 0) return -1;
    left -= n;
  }
  return 0;
}

#define BLOCK (256 * 1024) // stays in the cache between reading and encrypting

static int put_part(struct connection *c, struct head *answer, int fd, char *block, long part) {
  int64_t start = part * part_size, end = start + part_size < size ? start + part_size : size;
  char head[256];
  int n = snprintf(head, sizeof head, "PUT /sink/part/%ld HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %lld\r\n\r\n", part + 1, (long long)(end - start));
  if (connection_write(c, head, (size_t)n) != 0) return -1;
  for (off_t at = start; at < end;) {
    if (c->ssl) {
      ssize_t got = pread(fd, block, (size_t)(end - at < BLOCK ? end - at : BLOCK), at);
      if (got <= 0 || connection_write(c, block, (size_t)got) != 0) return -1;
      at += got;
    } else if (sendfile(c->fd, fd, &at, (size_t)(end - at)) <= 0) {
      return -1;
    }
  }
  return read_answer(c, answer);
}

static int post(struct connection *c, struct head *answer, const char *operation, const char *body) {
  char request[1024];
  int n = snprintf(request, sizeof request,
                   "POST /api/v1/projects/bench/files/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                   operation, strlen(body), body);
  return connection_write(c, request, (size_t)n) != 0 ? -1 : read_answer(c, answer);
}

static int send_small(struct connection *c, struct head *answer, long number) {
  static char content[1 << 20];
  char body[128], head[256];
  snprintf(body, sizeof body, "{\"name\":\"small-%ld\",\"externalId\":\"small-%ld\"}", number, number);
  int n = snprintf(head, sizeof head, "PUT /sink/small/%ld HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %lld\r\n\r\n", number, (long long)size);
  if (post(c, answer, "initmultipartupload?parts=1", body) != 0) return -1;
  if (connection_write(c, head, (size_t)n) != 0 || connection_write(c, content, (size_t)size) != 0 || read_answer(c, answer) != 0) return -1;
  snprintf(body, sizeof body, "{\"id\":%ld,\"uploadId\":\"u\"}", number);
  return post(c, answer, "completemultipartupload", body);
}

static void *work(void *unused) {
  (void)unused;
  struct connection *c = malloc(sizeof *c);
  struct head *answer = malloc(sizeof *answer);
  int fd = -1;
  char *block = malloc(BLOCK);
  if (!small && (fd = open(file, O_RDONLY)) < 0) goto fail;
  if (connect_to("127.0.0.1", port, tls, c) != 0) goto fail;
  long count = small ? small : (size + part_size - 1) / part_size;
  for (long part = next_part++; part < count && !failed; part = next_part++)
    if ((small ? send_small(c, answer, part + 1) : put_part(c, answer, fd, block, part)) != 0) goto fail;
  connection_close(c);
  return NULL;
fail:
  perror("send");
  failed = 1;
  return NULL;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--tls") == 0) use_tls = 1;
    else if (i + 1 >= argc) return 2;
    else if (strcmp(argv[i], "--port") == 0) port = atoi(argv[++i]);
    else if (strcmp(argv[i], "--file") == 0) file = argv[++i];
    else if (strcmp(argv[i], "--size") == 0) size = atoll(argv[++i]);
    else if (strcmp(argv[i], "--part") == 0) part_size = atoll(argv[++i]);
    else if (strcmp(argv[i], "--connections") == 0) connections = atoi(argv[++i]);
    else if (strcmp(argv[i], "--small") == 0) small = atol(argv[++i]);
    else return 2;
  }
  if (connections < 1 || connections > 64 || (small ? size > 1 << 20 : part_size < 1)) return 2;
  signal(SIGPIPE, SIG_IGN);
#ifdef WITH_TLS
  if (use_tls) tls = SSL_CTX_new(TLS_client_method()); // the bench's own self-signed certificate is not verified
#else
  if (use_tls) return 3;
#endif
  pthread_t threads[64];
  for (int i = 0; i < connections; i++) pthread_create(&threads[i], NULL, work, NULL);
  for (int i = 0; i < connections; i++) pthread_join(threads[i], NULL);
  return failed;
}
