// One HTTP/1.1 connection, plain or TLS, with blocking reads and writes. Shared by the sink and the sender.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef WITH_TLS
#include <openssl/ssl.h>
#else
typedef void SSL;
typedef void SSL_CTX;
#endif

#define HEAD_MAX 65536

struct connection {
  int fd;
  SSL *ssl;
  size_t have; // unread bytes in buffer
  char buffer[HEAD_MAX + 1];
};

struct head {
  char text[HEAD_MAX + 1]; // request or status line and headers, terminated by an empty line and a NUL
  size_t length;
  int64_t content_length; // -1 if there is none
  int chunked;
};

long connection_read(struct connection *c, void *into, size_t most);
int connection_write(struct connection *c, const void *from, size_t length); // 0 if everything was written
int connection_head(struct connection *c, struct head *head);                // 1 read, 0 end of the connection
long connection_take(struct connection *c, void *into, size_t most);         // from the buffer first, then from the socket
void connection_close(struct connection *c);
// The value of a header (lower-case name with its colon) in the head, copied to `into`; 0 if there is none.
int head_value(const struct head *head, const char *name, char *into, size_t size);
int connect_to(const char *host, int port, SSL_CTX *tls, struct connection *c); // 0 if connected
