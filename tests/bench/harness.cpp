// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/harness.h"

#include <QApplication>

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <map>
#include <vector>

namespace sw::bench {

namespace {

constexpr int Runs = 30;

std::map<std::string, Bench> &benches()
{
    static std::map<std::string, Bench> all;
    return all;
}

double wallMilliseconds()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

/// The same work everywhere: how fast this machine is just now.
double calibration()
{
    const double start = threadMilliseconds();
    volatile quint64 kept = 0;
    quint64 x = 88172645463325252ULL;
    for (int i = 0; i < 4'000'000; ++i) {
        x ^= x << 13U;
        x ^= x >> 7U;
        x ^= x << 17U;
    }
    kept = x;
    return threadMilliseconds() - start + (kept == 0 ? 1 : 0);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double percentile95(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() * 95 / 100];
}

} // namespace

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

namespace {

double longest = 0;
int depth = 0;

/// Times every event that it hands on; one within another belongs to that.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const double start = threadMilliseconds();
        ++depth;
        const bool done = QApplication::notify(receiver, event);
        if (--depth == 0)
            longest = std::max(longest, threadMilliseconds() - start);
        return done;
    }
};

} // namespace

double longestEvent() { return longest; }

void resetLongestEvent() { longest = 0; }

bool Harness::isWanted(const std::string &name) const
{
    return m_parts.empty()
           || std::any_of(m_parts.begin(), m_parts.end(), [&](const std::string &part) {
                  return name.find(part) != std::string::npos;
              });
}

void Harness::time(const std::string &name, const std::function<void()> &work,
                   const std::function<void()> &prepare)
{
    if (!isWanted(name))
        return;
    std::vector<double> cpu;
    std::vector<double> wall;
    std::vector<double> speed;
    double first = 0;
    for (int run = -1; run < Runs; ++run) {
        prepare();
        const double loop = calibration();
        const double cpuStart = threadMilliseconds();
        const double wallStart = wallMilliseconds();
        work();
        if (run < 0) {
            first = threadMilliseconds() - cpuStart;
            continue;
        }
        cpu.push_back(threadMilliseconds() - cpuStart);
        wall.push_back(wallMilliseconds() - wallStart);
        speed.push_back(loop);
    }
    std::printf("{\"figure\":\"%s\",\"ms\":%.3f,\"p95\":%.3f,\"first\":%.3f,\"wall\":%.3f,"
                "\"calibration\":%.3f,\"runs\":%d}\n",
                name.c_str(), median(cpu), percentile95(cpu), first, median(wall), median(speed),
                Runs);
    std::fflush(stdout);
}

void Harness::figure(const std::string &name, double value, const std::string &unit)
{
    if (!isWanted(name))
        return;
    std::printf("{\"figure\":\"%s\",\"%s\":%.3f}\n", name.c_str(), unit.c_str(), value);
    std::fflush(stdout);
}

qint64 heapInUse()
{
    const auto info = mallinfo2();
    return static_cast<qint64>(info.uordblks) + static_cast<qint64>(info.hblkhd);
}

bool registerBench(std::string name, Bench bench)
{
    return benches().emplace(std::move(name), bench).second;
}

} // namespace sw::bench

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const sw::bench::TimedApplication application(argc, argv);
    std::vector<std::string> names(argv + 1, argv + argc);
    const auto isBench = [](const std::string &name) { return sw::bench::benches().count(name); };
    const auto parts = std::stable_partition(names.begin(), names.end(), isBench);
    sw::bench::Harness harness({parts, names.end()});
    names.erase(parts, names.end());
    if (names.empty() && argc > 1) {
        std::fprintf(stderr, "no bench is called so\n");
        return 2;
    }
    for (const auto &[name, bench] : sw::bench::benches()) {
        if (names.empty() || std::find(names.begin(), names.end(), name) != names.end())
            bench(harness);
    }
    return 0;
}
