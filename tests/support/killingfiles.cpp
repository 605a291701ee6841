// SPDX-License-Identifier: Apache-2.0
#include "tests/support/killingfiles.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>

namespace sw::test {

namespace {

/// SQLite's own files, with a change counter before what changes them.
struct KillingFiles {
    sqlite3_vfs *own = nullptr;
    sqlite3_vfs killing{};
    std::map<const sqlite3_io_methods *, sqlite3_io_methods> methods; ///< by the own ones
    std::map<const sqlite3_io_methods *, const sqlite3_io_methods *> owns;
    int left = 0;

    void change()
    {
        if (--left == 0)
            kill(getpid(), SIGKILL);
    }
    [[nodiscard]] const sqlite3_io_methods &of(sqlite3_file *file) const
    {
        return *owns.at(file->pMethods);
    }
};

KillingFiles &killingFiles()
{
    static KillingFiles files;
    return files;
}

int countedWrite(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 place)
{
    killingFiles().change();
    return killingFiles().of(file).xWrite(file, bytes, size, place);
}

int countedTruncate(sqlite3_file *file, sqlite3_int64 size)
{
    killingFiles().change();
    return killingFiles().of(file).xTruncate(file, size);
}

int countedSync(sqlite3_file *file, int flags)
{
    killingFiles().change();
    return killingFiles().of(file).xSync(file, flags);
}

int countedOpen(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    KillingFiles &files = killingFiles();
    const int code = files.own->xOpen(files.own, name, file, flags, outFlags);
    if (!file->pMethods)
        return code;
    const auto [known, isNew] = files.methods.insert({file->pMethods, *file->pMethods});
    known->second.xWrite = countedWrite;
    known->second.xTruncate = countedTruncate;
    known->second.xSync = countedSync;
    files.owns[&known->second] = file->pMethods;
    file->pMethods = &known->second;
    return code;
}

int countedDelete(sqlite3_vfs *, const char *name, int flush)
{
    killingFiles().change();
    return killingFiles().own->xDelete(killingFiles().own, name, flush);
}

void killAtChange(int nth)
{
    KillingFiles &files = killingFiles();
    files.own = sqlite3_vfs_find(nullptr);
    files.killing = *files.own;
    files.killing.zName = "killing";
    files.killing.xOpen = countedOpen;
    files.killing.xDelete = countedDelete;
    files.left = nth;
    sqlite3_vfs_register(&files.killing, 1);
}

} // namespace

bool killedAtChange(int nth, const std::function<void()> &action)
{
    const pid_t child = fork();
    if (child == 0) {
        killAtChange(nth);
        action();
        _exit(0);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFSIGNALED(status)
           && WTERMSIG(status) == SIGKILL;
}

} // namespace sw::test
