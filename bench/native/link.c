// A line between two network namespaces: carries IP packets from one TUN device to another, with a rate, a
// delay, a queue that drops at its end, and random loss. TCP on top of it is the kernel's own, so congestion
// control behaves as on a real line, which a pacer inside a server cannot show.
//
//   link NAMESPACE DEVICE delay=MS rate=BYTES queue=BYTES loss=PERCENT [at=SECONDS:BYTES ...]
//
// It starts in the sender's namespace and makes DEVICE there and in NAMESPACE. `rate`, `queue` and `loss`
// apply to packets of the sender; answers are only delayed. `at` changes the rate so many seconds after the
// first full packet; a rate of 0 loses every packet of both directions. It ends with its standard input.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define PACKET_MAX 1600
#define STEPS_MAX 16
#define BATCH 64
// A packet of at least this size carries payload: the transfer has begun.
#define FULL_PACKET 1000

typedef struct {
  uint64_t due;
  uint16_t size;
  unsigned char bytes[PACKET_MAX];
} packet;

typedef struct {
  packet *ring;
  size_t capacity, head, count;
  // When the last queued packet has left the sender's end of the line, ns.
  uint64_t free_at;
} direction;

typedef struct {
  double after;
  double rate;
} step;

static double rate, queue_bytes, loss;
static uint64_t delay_ns, began;
static step steps[STEPS_MAX];
static int step_count, step_next;
static uint64_t random_state = 88172645463325252ull;

static void die(const char *what) {
  fprintf(stderr, "link: %s: %s\n", what, strerror(errno));
  exit(1);
}

static uint64_t now_ns(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (uint64_t)at.tv_sec * 1000000000ull + (uint64_t)at.tv_nsec;
}

// xorshift with a fixed seed: the same losses in each run that sends the same packets.
static double next_random(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return (double)(random_state >> 11) / 9007199254740992.0;
}

static int open_tun(const char *name) {
  int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) die("/dev/net/tun");
  struct ifreq request;
  memset(&request, 0, sizeof request);
  request.ifr_flags = IFF_TUN | IFF_NO_PI;
  snprintf(request.ifr_name, sizeof request.ifr_name, "%s", name);
  if (ioctl(fd, TUNSETIFF, &request) < 0) die("TUNSETIFF");
  return fd;
}

static direction make_direction(size_t capacity) {
  direction made = {calloc(capacity, sizeof(packet)), capacity, 0, 0, 0};
  if (made.ring == NULL) die("memory");
  return made;
}

// Takes what waits at one end. `limited`: the rate, the queue and the loss apply.
static void take(int fd, direction *line, int limited) {
  for (int i = 0; i < BATCH; i += 1) {
    unsigned char spare[PACKET_MAX];
    packet *slot = line->count < line->capacity ? &line->ring[(line->head + line->count) % line->capacity] : NULL;
    ssize_t size = read(fd, slot == NULL ? spare : slot->bytes, PACKET_MAX);
    if (size <= 0) return;
    uint64_t now = now_ns();
    if (limited && began == 0 && size >= FULL_PACKET) began = now;
    if (slot == NULL || rate <= 0) continue;
    uint64_t leaves = now;
    if (limited) {
      if (loss > 0 && next_random() < loss) continue;
      if (line->free_at < now) line->free_at = now;
      double waiting = (double)(line->free_at - now) * rate / 1e9;
      if (waiting + (double)size > queue_bytes) continue;
      line->free_at += (uint64_t)((double)size * 1e9 / rate);
      leaves = line->free_at;
    }
    slot->due = leaves + delay_ns;
    slot->size = (uint16_t)size;
    line->count += 1;
  }
}

// Delivers what is due, and returns when the next packet is; UINT64_MAX if none waits.
static uint64_t deliver(int fd, direction *line, uint64_t now) {
  while (line->count > 0) {
    packet *first = &line->ring[line->head];
    if (first->due > now) return first->due;
    if (write(fd, first->bytes, first->size) < 0 && errno == EAGAIN) return now + 100000;
    line->head = (line->head + 1) % line->capacity;
    line->count -= 1;
  }
  return UINT64_MAX;
}

// What waits in the queue leaves at the new rate, too.
static void change_rate(uint64_t now, direction *line) {
  while (began != 0 && step_next < step_count && (double)(now - began) / 1e9 >= steps[step_next].after) {
    double next = steps[step_next].rate;
    if (rate > 0 && next > 0 && line->free_at > now) {
      double factor = rate / next;
      for (size_t i = 0; i < line->count; i += 1) {
        packet *waiting = &line->ring[(line->head + i) % line->capacity];
        uint64_t leaves = waiting->due - delay_ns;
        if (leaves > now) waiting->due = now + (uint64_t)((double)(leaves - now) * factor) + delay_ns;
      }
      line->free_at = now + (uint64_t)((double)(line->free_at - now) * factor);
    }
    rate = next;
    step_next += 1;
  }
}

static void read_argument(const char *argument) {
  double value;
  step one;
  if (sscanf(argument, "delay=%lf", &value) == 1) delay_ns = (uint64_t)(value * 1e6);
  else if (sscanf(argument, "rate=%lf", &value) == 1) rate = value;
  else if (sscanf(argument, "queue=%lf", &value) == 1) queue_bytes = value;
  else if (sscanf(argument, "loss=%lf", &value) == 1) loss = value / 100;
  else if (sscanf(argument, "at=%lf:%lf", &one.after, &one.rate) == 2 && step_count < STEPS_MAX) {
    steps[step_count] = one;
    step_count += 1;
  } else {
    fprintf(stderr, "link: unknown argument %s\n", argument);
    exit(2);
  }
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  for (int i = 3; i < count; i += 1) read_argument(arguments[i]);
  int near_end = open_tun(arguments[2]);
  int namespace = open(arguments[1], O_RDONLY | O_CLOEXEC);
  if (namespace < 0 || setns(namespace, CLONE_NEWNET) < 0) die(arguments[1]);
  int far_end = open_tun(arguments[2]);
  // Enough packets for the line itself and its queue, at the highest rate.
  double highest = rate;
  for (int i = 0; i < step_count; i += 1) highest = steps[i].rate > highest ? steps[i].rate : highest;
  size_t capacity = (size_t)((highest * (double)delay_ns / 1e9 + queue_bytes) / 1000) + 8192;
  direction there = make_direction(capacity), back = make_direction(capacity);
  printf("ready\n");
  fflush(stdout);
  struct pollfd ends[] = {{near_end, POLLIN, 0}, {far_end, POLLIN, 0}, {0, POLLIN, 0}};
  for (;;) {
    uint64_t now = now_ns();
    change_rate(now, &there);
    uint64_t next = deliver(far_end, &there, now), answer = deliver(near_end, &back, now);
    if (answer < next) next = answer;
    // A change of the rate must not wait for a packet.
    if (next > now + 50000000) next = now + 50000000;
    struct timespec wait = {(time_t)((next - now) / 1000000000ull), (long)((next - now) % 1000000000ull)};
    if (ppoll(ends, 3, &wait, NULL) < 0 && errno != EINTR) die("poll");
    if (ends[2].revents != 0) return 0;
    if (ends[0].revents & POLLIN) take(near_end, &there, 1);
    if (ends[1].revents & POLLIN) take(far_end, &back, 0);
  }
}
