// Preloaded with LD_PRELOAD: writes a byte to the file SYNC_LOG for each fsync and fdatasync, fails every positioned write while
// the file DISK_FULL exists, and lets syncs and positioned writes wait while DISK_SLOW or DISK_SLOW_SYNC exists.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

static void slow(const char *variable) {
  const char *path = getenv(variable);
  while (path && access(path, F_OK) == 0) usleep(10000);
}

static int counted(const char *name, int descriptor) {
  slow("DISK_SLOW");
  slow("DISK_SLOW_SYNC");
  const char *path = getenv("SYNC_LOG");
  if (path) {
    int log = open(path, O_WRONLY | O_APPEND);
    if (log >= 0) {
      if (write(log, ".", 1) != 1) abort();
      close(log);
    }
  }
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  return real(descriptor);
}

int fsync(int descriptor) { return counted("fsync", descriptor); }
int fdatasync(int descriptor) { return counted("fdatasync", descriptor); }

static int full(void) {
  const char *path = getenv("DISK_FULL");
  if (!path || access(path, F_OK) != 0) return 0;
  errno = ENOSPC;
  return 1;
}

#define WRITE(name, pointer, length)                                                             \
  ssize_t name(int descriptor, pointer start, length count, off_t place) {                       \
    slow("DISK_SLOW");                                                                           \
    if (full()) return -1;                                                                       \
    ssize_t (*real)(int, pointer, length, off_t) =                                               \
        (ssize_t (*)(int, pointer, length, off_t))dlsym(RTLD_NEXT, #name);                       \
    return real(descriptor, start, count, place);                                                \
  }

WRITE(pwrite, const void *, size_t)
WRITE(pwrite64, const void *, size_t)
WRITE(pwritev, const struct iovec *, int)
WRITE(pwritev64, const struct iovec *, int)
