/* Preloaded: ends the process with SIGKILL at the n-th call that changes a file, a write after half of its bytes. die_at(0) turns it off. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int left = 0;

void die_at(int n) { left = n; }

static int now(int fd) {
    if (left == 0 || (fd >= 0 && fd <= 2)) return 0;
    return --left == 0;
}

static void die(void) { kill(getpid(), SIGKILL); pause(); }

#define REAL(call) static __typeof__(&call) real = 0; if (!real) real = (__typeof__(&call))dlsym(RTLD_NEXT, #call)

#define WRITE(call, params, half, full) \
    ssize_t call params { REAL(call); if (now(fd)) { if (half) die(); die(); } return full; }
WRITE(write, (int fd, const void *b, size_t n), real(fd, b, n / 2), real(fd, b, n))
WRITE(pwrite, (int fd, const void *b, size_t n, off_t o), real(fd, b, n / 2, o), real(fd, b, n, o))
WRITE(pwrite64, (int fd, const void *b, size_t n, off64_t o), real(fd, b, n / 2, o), real(fd, b, n, o))

#define STEP(call, params, fd, args) int call params { REAL(call); if (now(fd)) die(); return real args; }
STEP(fsync, (int fd), fd, (fd))
STEP(fdatasync, (int fd), fd, (fd))
STEP(ftruncate, (int fd, off_t n), fd, (fd, n))
STEP(ftruncate64, (int fd, off64_t n), fd, (fd, n))
STEP(rename, (const char *a, const char *b), -1, (a, b))
STEP(renameat, (int c, const char *a, int d, const char *b), -1, (c, a, d, b))
STEP(unlink, (const char *a), -1, (a))
STEP(chmod, (const char *a, mode_t m), -1, (a, m))
