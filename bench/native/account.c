// Runs a command and writes the operating system's figures of its cost (wait4) to a file, as JSON:
//   account OUT COMMAND [ARGUMENT…]
// CPU is that of the command and of every process that it waited for; the peak is that of the largest of
// them. The bench needs this small process in between, because a child's peak starts with the memory of its
// parent at the fork.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile pid_t child;

static void pass_on(int signal) {
  if (child > 0) kill(child, signal);
}

static double ms(struct timeval t) { return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3; }

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  child = fork();
  if (child == 0) {
    execvp(argv[2], argv + 2);
    perror(argv[2]);
    _exit(127);
  }
  signal(SIGTERM, pass_on);
  signal(SIGINT, pass_on);
  int status;
  struct rusage usage;
  while (wait4(child, &status, 0, &usage) < 0) continue;
  clock_gettime(CLOCK_MONOTONIC, &to);
  FILE *out = fopen(argv[1], "w");
  if (!out) return 2;
  fprintf(out, "{\"wall\":%.3f,\"user\":%.3f,\"system\":%.3f,\"peakRss\":%ld,\"code\":%d,\"signal\":%d}\n",
          (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6, ms(usage.ru_utime), ms(usage.ru_stime),
          usage.ru_maxrss * 1024L, WIFEXITED(status) ? WEXITSTATUS(status) : -1, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
  fclose(out);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
