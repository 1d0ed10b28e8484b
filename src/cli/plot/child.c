/* child.c - another program that reads all of a text and answers with bytes.
 *
 * Its three standard files are pipes. It may answer before it has read all, or
 * end without reading: so whatever of them is ready is served.
 */
#include "plot/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bp/mem.h"

#ifdef __APPLE__
extern char **environ; /* others declare it themselves */
#endif

enum { MESSAGES_MAX = 4096, STEP = 65536 };

/* Ends of the pipes: ours and the child's, -1 once closed. */
typedef struct pipes {
    int ours[3], its[3];
} pipes;

static void close_one(int *fd) {
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void close_all(int fds[3]) {
    for (int i = 0; i < 3; i++)
        close_one(&fds[i]);
}

/* Numbers above 2, so that none is one of the child's standard files (bp may
 * have been started without them), and none that other children get. */
static int move_up(int fd) {
    int moved = fcntl(fd, F_DUPFD_CLOEXEC, 3), failure = errno;
    close(fd);
    errno = failure;
    return moved;
}

static int open_pipes(pipes *p) {
    *p = (pipes){{-1, -1, -1}, {-1, -1, -1}};
    for (int i = 0; i < 3; i++) {
        int ends[2];
        if (pipe(ends) != 0)
            return -1;
        p->its[i] = move_up(ends[i == 0 ? 0 : 1]);
        p->ours[i] = move_up(ends[i == 0 ? 1 : 0]);
        if (p->its[i] < 0 || p->ours[i] < 0)
            return -1;
    }
    return fcntl(p->ours[0], F_SETFL, O_NONBLOCK);
}

/* Returns 0 or why not. */
static int start(char *const argv[], pipes *p, pid_t *pid) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    sigset_t usual;
    int failure = posix_spawn_file_actions_init(&files);
    if (failure)
        return failure;
    failure = posix_spawnattr_init(&how);
    if (failure) {
        posix_spawn_file_actions_destroy(&files);
        return failure;
    }
    for (int i = 0; i < 3 && !failure; i++)
        failure = posix_spawn_file_actions_adddup2(&files, p->its[i], i);
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    if (!failure)
        failure = posix_spawnattr_setsigdefault(&how, &usual);
    if (!failure)
        failure = posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
    if (!failure)
        failure = posix_spawnp(pid, argv[0], &files, &how, argv, environ);
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    return failure;
}

static void feed(int *fd, const char **text, size_t *left) {
    ssize_t n = *left ? write(*fd, *text, *left) : 0;
    if (n > 0) {
        *text += n;
        *left -= (size_t)n;
    }
    if (*left == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
        close_one(fd);
}

/* Adds what there is to read; beyond `most` bytes it is thrown away. */
static bp_status drain(int *fd, char **bytes, size_t *length, size_t *capacity,
                       size_t most, bp_error *err) {
    bp_status status = bp_grow(bytes, capacity, *length + STEP + 1, 1, err);
    if (status)
        return status;
    ssize_t n = read(*fd, *bytes + *length, STEP);
    if (n > 0 && *length < most)
        *length += (size_t)n;
    if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
        close_one(fd);
    (*bytes)[*length] = '\0';
    return BP_OK;
}

static bp_status talk(pipes *p, const char *text, size_t left,
                      child_answer *answer, bp_error *err) {
    size_t capacity = 0, messages_capacity = 0;
    bp_status status = BP_OK;
    while (!status && (p->ours[1] >= 0 || p->ours[2] >= 0)) {
        struct pollfd ready[3] = {{p->ours[0], POLLOUT, 0},
                                  {p->ours[1], POLLIN, 0},
                                  {p->ours[2], POLLIN, 0}};
        if (poll(ready, 3, -1) < 0 && errno != EINTR)
            return bp_fail(err, BP_ESYSTEM, "can't wait for a program: %s",
                           strerror(errno));
        if (ready[0].revents)
            feed(&p->ours[0], &text, &left);
        if (ready[1].revents)
            status = drain(&p->ours[1], &answer->bytes, &answer->length,
                           &capacity, (size_t)-1, err);
        if (!status && ready[2].revents)
            status =
                drain(&p->ours[2], &answer->messages, &answer->messages_length,
                      &messages_capacity, MESSAGES_MAX, err);
    }
    return status;
}

static int wait_for(pid_t pid) {
    int state;
    while (waitpid(pid, &state, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

bp_status child_run(char *const argv[], const char *text, size_t length,
                    child_answer *answer, int *missing, bp_error *err) {
    struct sigaction ignored = {.sa_handler = SIG_IGN}, usual;
    pipes p;
    pid_t pid = 0;
    *answer = (child_answer){.exit_code = -1};
    *missing = 0;
    int failure = open_pipes(&p) == 0 ? start(argv, &p, &pid) : errno;
    close_all(p.its);
    if (failure) {
        close_all(p.ours);
        *missing = failure == ENOENT;
        return bp_fail(err, BP_ESYSTEM, "%s: can't be run: %s", argv[0],
                       strerror(failure));
    }
    sigaction(SIGPIPE, &ignored, &usual);
    bp_status status = talk(&p, text, length, answer, err);
    close_all(p.ours);
    answer->exit_code = wait_for(pid);
    sigaction(SIGPIPE, &usual, NULL);
    return status;
}
