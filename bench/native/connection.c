#define _GNU_SOURCE
#include "connection.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

long connection_read(struct connection *c, void *into, size_t most) {
#ifdef WITH_TLS
  if (c->ssl) return SSL_read(c->ssl, into, (int)(most > 1 << 30 ? 1 << 30 : most));
#endif
  for (;;) {
    ssize_t n = recv(c->fd, into, most, 0);
    if (n < 0 && errno == EINTR) continue;
    return n;
  }
}

int connection_write(struct connection *c, const void *from, size_t length) {
  const char *at = from;
  while (length > 0) {
    ssize_t n;
#ifdef WITH_TLS
    if (c->ssl) n = SSL_write(c->ssl, at, (int)(length > 1 << 20 ? 1 << 20 : length));
    else
#endif
      n = send(c->fd, at, length, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return -1;
    at += n;
    length -= (size_t)n;
  }
  return 0;
}

long connection_take(struct connection *c, void *into, size_t most) {
  if (c->have == 0) return connection_read(c, into, most);
  size_t n = most < c->have ? most : c->have;
  memcpy(into, c->buffer, n);
  memmove(c->buffer, c->buffer + n, c->have - n);
  c->have -= n;
  return (long)n;
}

int head_value(const struct head *head, const char *name, char *into, size_t size) {
  size_t length = strlen(name);
  for (const char *line = strstr(head->text, "\r\n"); line && line[2] != '\r'; line = strstr(line + 2, "\r\n")) {
    if (strncasecmp(line + 2, name, length) != 0) continue;
    const char *value = line + 2 + length;
    while (*value == ' ') value++;
    size_t n = strcspn(value, "\r");
    if (n >= size) n = size - 1;
    memcpy(into, value, n);
    into[n] = 0;
    return 1;
  }
  return 0;
}

int connection_head(struct connection *c, struct head *head) {
  for (;;) {
    c->buffer[c->have] = 0;
    char *end = memmem(c->buffer, c->have, "\r\n\r\n", 4);
    if (end) {
      head->length = (size_t)(end - c->buffer) + 4;
      break;
    }
    if (c->have == HEAD_MAX) return 0;
    long n = connection_read(c, c->buffer + c->have, HEAD_MAX - c->have);
    if (n <= 0) return 0;
    c->have += (size_t)n;
  }
  connection_take(c, head->text, head->length);
  head->text[head->length] = 0;
  char value[64];
  head->content_length = head_value(head, "content-length:", value, sizeof value) ? atoll(value) : -1;
  head->chunked = head_value(head, "transfer-encoding:", value, sizeof value) && strcasestr(value, "chunked") != NULL;
  return 1;
}

void connection_close(struct connection *c) {
#ifdef WITH_TLS
  if (c->ssl) {
    SSL_shutdown(c->ssl);
    SSL_free(c->ssl);
    c->ssl = NULL;
  }
#endif
  if (c->fd >= 0) close(c->fd);
  c->fd = -1;
}

int connect_to(const char *host, int port, SSL_CTX *tls, struct connection *c) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  inet_pton(AF_INET, host, &address.sin_addr);
  c->have = 0;
  c->ssl = NULL;
  c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&address, sizeof address) != 0) return -1;
  int on = 1;
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef WITH_TLS
  if (tls) {
    c->ssl = SSL_new(tls);
    SSL_set_fd(c->ssl, c->fd);
    if (SSL_connect(c->ssl) != 1) return -1;
  }
#else
  if (tls) return -1;
#endif
  return 0;
}
