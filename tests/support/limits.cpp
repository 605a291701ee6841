// SPDX-License-Identifier: Apache-2.0
#include "tests/support/limits.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace sw::test {

bool asNobody(const std::function<bool()> &action)
{
    if (geteuid() != 0)
        return action();
    const pid_t child = fork();
    if (child < 0)
        return false;
    if (child == 0) {
        constexpr uid_t Nobody = 65534;
        _exit(setuid(Nobody) == 0 && action() ? 0 : 1);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void withFileSizeLimit(qint64 bytes, const std::function<void()> &action)
{
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit limit = before;
    limit.rlim_cur = static_cast<rlim_t>(bytes);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    action();
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
}

} // namespace sw::test
