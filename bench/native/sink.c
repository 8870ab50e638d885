// The sink that every client of the bench sends to. It reads and discards bodies as fast as the kernel can.
// It answers data requests (a PUT, or a POST with a part). It forwards all other requests, the operations of
// the dialects, to the control server, and returns its answer unchanged.
//   sink --control PORT [--cert FILE --key FILE] [--crc]
// Prints {"port":…,"admin":…} when it listens on 127.0.0.1, and ends at the end of its standard input.
#define _GNU_SOURCE
#include "connection.h"
#include "tally.h"
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static int control_port;
static int with_crc;
#ifdef WITH_TLS
static SSL_CTX *tls;
#endif

#define BLOCK (256 * 1024)

struct client {
  struct connection c;
  struct connection control;
  struct head head;
  struct head answer;
  char block[BLOCK];
};

// Reads `length` bytes of a body. Without a checksum the kernel discards them itself (MSG_TRUNC), so nothing
// is copied.
static int swallow(struct client *k, int64_t length, uint32_t *crc) {
  while (length > 0) {
    size_t most = length < BLOCK ? (size_t)length : BLOCK;
    long n;
    if (k->c.have > 0 || k->c.ssl || with_crc) n = connection_take(&k->c, k->block, most);
    else n = recv(k->c.fd, NULL, (size_t)(length < (1 << 30) ? length : 1 << 30), MSG_TRUNC);
    if (n <= 0) return -1;
    if (with_crc) *crc = crc32_add(*crc, k->block, (size_t)n);
    tally_bytes(n);
    length -= n;
  }
  return 0;
}

static int read_line(struct client *k, char *line, size_t size) {
  size_t n = 0;
  while (n + 1 < size) {
    if (connection_take(&k->c, line + n, 1) != 1) return -1;
    if (line[n++] == '\n') break;
  }
  line[n] = 0;
  return 0;
}

static int64_t swallow_chunks(struct client *k, uint32_t *crc) {
  char line[256];
  for (int64_t total = 0;;) {
    if (read_line(k, line, sizeof line) != 0) return -1;
    int64_t length = strtoll(line, NULL, 16);
    if (length == 0) {
      do {
        if (read_line(k, line, sizeof line) != 0) return -1;
      } while (line[0] != '\r' && line[0] != '\n');
      return total;
    }
    if (swallow(k, length, crc) != 0 || read_line(k, line, sizeof line) != 0) return -1;
    total += length;
  }
}

static int take_data(struct client *k, int as_json) {
  uint32_t crc = 0;
  char value[64], request[4096], answer[512], part[64] = "";
  snprintf(request, sizeof request, "%.*s", (int)strcspn(k->head.text, "\r"), k->head.text);
  if (as_json) head_value(&k->head, "x-mpu-part-number:", part, sizeof part);
  if (head_value(&k->head, "expect:", value, sizeof value) && connection_write(&k->c, "HTTP/1.1 100 Continue\r\n\r\n", 25)) return -1;
  int64_t length = k->head.content_length;
  if (k->head.chunked) length = swallow_chunks(k, &crc);
  else if (swallow(k, length < 0 ? 0 : length, &crc) != 0) return -1;
  if (length < 0 && k->head.chunked) return -1;
  int created = strstr(request, "comp=block") != NULL || head_value(&k->head, "x-ms-blob-type:", value, sizeof value);
  // A store computes the checksum of a part on another machine. This sink returns the one from the URL
  // instead.
  char sum[64] = "", *md5 = strstr(request, "md5=");
  if (md5) snprintf(sum, sizeof sum, "Content-MD5: %.24s\r\n", md5 + 4);
  char body[64] = "";
  if (as_json) snprintf(body, sizeof body, "{\"etag\":\"%08x\"}", crc);
  int n = snprintf(answer, sizeof answer,
                   "HTTP/1.1 %s\r\nETag: \"%08x\"\r\nx-ms-request-id: 1\r\nx-ms-version: 2025-01-05\r\n%s%sContent-Length: %zu\r\n\r\n%s",
                   created ? "201 Created" : "200 OK", crc, sum, as_json ? "Content-Type: application/json\r\n" : "", strlen(body), body);
  tally_part(request, part, length < 0 ? 0 : length, crc);
  return connection_write(&k->c, answer, (size_t)n);
}

static int hand_on(struct client *k) {
  if (k->control.fd < 0 && connect_to("127.0.0.1", control_port, NULL, &k->control) != 0) return -1;
  if (k->head.chunked) return -1;
  if (connection_write(&k->control, k->head.text, k->head.length) != 0) return -1;
  for (int64_t left = k->head.content_length; left > 0;) {
    long n = connection_take(&k->c, k->block, left < BLOCK ? (size_t)left : BLOCK);
    if (n <= 0 || connection_write(&k->control, k->block, (size_t)n) != 0) return -1;
    left -= n;
  }
  if (!connection_head(&k->control, &k->answer)) return -1;
  if (connection_write(&k->c, k->answer.text, k->answer.length) != 0) return -1;
  if (strncmp(k->head.text, "HEAD ", 5) == 0) return 0;
  for (int64_t left = k->answer.content_length; left > 0;) {
    long n = connection_take(&k->control, k->block, left < BLOCK ? (size_t)left : BLOCK);
    if (n <= 0 || connection_write(&k->c, k->block, (size_t)n) != 0) return -1;
    left -= n;
  }
  return 0;
}

static int answer_one(struct client *k) {
  char value[64];
  tally_request();
  int part = head_value(&k->head, "x-mpu-action:", value, sizeof value) && strcmp(value, "upload") == 0;
  char *line_end = strstr(k->head.text, "\r\n");
  char *list = strstr(k->head.text, "comp=blocklist");
  int put = strncmp(k->head.text, "PUT ", 4) == 0 && !(list && list < line_end);
  if (!put && !part) return hand_on(k);
  tally_start();
  int failed = take_data(k, part);
  if (failed) tally_failed();
  return failed;
}

static void *serve_client(void *argument) {
  struct client *k = argument;
  int on = 1;
  setsockopt(k->c.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef WITH_TLS
  if (tls) {
    k->c.ssl = SSL_new(tls);
    SSL_set_fd(k->c.ssl, k->c.fd);
    if (SSL_accept(k->c.ssl) != 1) goto end;
  }
#endif
  tally_connection();
  while (connection_head(&k->c, &k->head)) {
    char value[64];
    int close_after = head_value(&k->head, "connection:", value, sizeof value) && strcasecmp(value, "close") == 0;
    if (answer_one(k) != 0 || close_after) break;
  }
#ifdef WITH_TLS
end:
#endif
  connection_close(&k->c);
  connection_close(&k->control);
  free(k);
  return NULL;
}

static void *serve_admin(void *argument) {
  struct client *k = argument;
  while (connection_head(&k->c, &k->head)) {
    if (strstr(k->head.text, " /reset ")) tally_reset();
    char *text = strstr(k->head.text, " /parts ") ? tally_parts_json() : tally_json();
    int n = snprintf(k->block, BLOCK, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n", strlen(text));
    int failed = connection_write(&k->c, k->block, (size_t)n) || connection_write(&k->c, text, strlen(text));
    free(text);
    if (failed) break;
  }
  connection_close(&k->c);
  free(k);
  return NULL;
}

static int listen_on(int *port) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, 1024) != 0) exit(1);
  getsockname(fd, (struct sockaddr *)&address, &length);
  *port = ntohs(address.sin_port);
  return fd;
}

struct listener {
  int fd;
  void *(*serve)(void *);
};

static void *accept_all(void *argument) {
  struct listener *l = argument;
  for (;;) {
    int fd = accept4(l->fd, NULL, NULL, SOCK_CLOEXEC);
    if (fd < 0) continue;
    struct client *k = malloc(sizeof *k);
    k->c.fd = fd;
    k->c.ssl = NULL;
    k->c.have = 0;
    k->control.fd = -1;
    k->control.ssl = NULL;
    pthread_t thread;
    if (pthread_create(&thread, NULL, l->serve, k) == 0) pthread_detach(thread);
    else close(fd), free(k);
  }
  return NULL;
}

int main(int argc, char **argv) {
  const char *cert = NULL, *key = NULL;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--crc") == 0) with_crc = 1;
    else if (i + 1 < argc && strcmp(argv[i], "--control") == 0) control_port = atoi(argv[++i]);
    else if (i + 1 < argc && strcmp(argv[i], "--cert") == 0) cert = argv[++i];
    else if (i + 1 < argc && strcmp(argv[i], "--key") == 0) key = argv[++i];
    else return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  crc32_start();
#ifdef WITH_TLS
  if (cert) {
    tls = SSL_CTX_new(TLS_server_method());
    if (SSL_CTX_use_certificate_chain_file(tls, cert) != 1 || SSL_CTX_use_PrivateKey_file(tls, key, SSL_FILETYPE_PEM) != 1) return 3;
    SSL_CTX_set_mode(tls, SSL_MODE_AUTO_RETRY);
    SSL_CTX_set_read_ahead(tls, 1); // a record's header and body with one read
    SSL_CTX_set_default_read_buffer_len(tls, 128 * 1024);
  }
#else
  if (cert || key) return 3;
#endif
  int port, admin;
  struct listener data = {listen_on(&port), serve_client}, operations = {listen_on(&admin), serve_admin};
  pthread_t threads[2];
  pthread_create(&threads[0], NULL, accept_all, &data);
  pthread_create(&threads[1], NULL, accept_all, &operations);
  printf("{\"port\":%d,\"admin\":%d}\n", port, admin);
  fflush(stdout);
  char byte;
  while (read(0, &byte, 1) > 0) continue;
  return 0;
}
