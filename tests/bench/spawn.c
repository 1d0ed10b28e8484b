/* spawn.c - a command from its start to its end: time and memory.
 *
 * From a program as small as this one: on Linux a child's peak memory is never
 * below what its parent had when the child was made (2 or 3 MB here), and a
 * script's interpreter has more than bp.
 */
#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static double seconds(struct timeval t) {
    return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

static double megabytes(const struct rusage *usage) {
#ifdef __APPLE__
    return (double)usage->ru_maxrss / 1e6; /* bytes there */
#else
    return (double)usage->ru_maxrss * 1024 / 1e6;
#endif
}

void verb_run(char **args) {
    const char *output = args[0];
    char **command = args + 1;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output,
                                     O_WRONLY | O_CREAT | O_TRUNC, 0666);
    pid_t pid;
    double start = now();
    int failed = posix_spawnp(&pid, command[0], &files, NULL, command, environ);
    if (failed)
        die("%s: %s", command[0], strerror(failed));
    int status;
    struct rusage usage;
    while (wait4(pid, &status, 0, &usage) < 0)
        if (errno != EINTR)
            die("%s: %s", command[0], strerror(errno));
    double wall = now() - start;
    posix_spawn_file_actions_destroy(&files);
    if (WIFSIGNALED(status))
        die("%s: ended by signal %d", command[0], WTERMSIG(status));
    if (WEXITSTATUS(status) != 0)
        die("%s: exit status %d", command[0], WEXITSTATUS(status));
    printf("wall=%.6f user=%.6f system=%.6f peak_mb=%.1f\n", wall,
           seconds(usage.ru_utime), seconds(usage.ru_stime), megabytes(&usage));
}
