// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <functional>
#include <string>
#include <vector>

namespace sw::bench {

/// What a bench prints, one JSON line a figure, on standard output.
class Harness {
public:
    /// Only figures whose name has one of the parts; all, where there are none.
    explicit Harness(std::vector<std::string> parts) : m_parts(std::move(parts)) {}

    /// Runs `work` once to warm up (`first`) and 30 times to measure. Thread CPU time is the
    /// figure, so that other programs count little; wall time and a calibration loop stand beside
    /// it, to tell a slow machine from slow code. `prepare` runs before each and is not measured.
    void time(
        const std::string &name, const std::function<void()> &work,
        const std::function<void()> &prepare = [] {});

    /// A figure that is no time: bytes, objects.
    void figure(const std::string &name, double value, const std::string &unit);

private:
    [[nodiscard]] bool isWanted(const std::string &name) const;

    std::vector<std::string> m_parts;
};

/// What this thread has worked so far.
[[nodiscard]] double threadMilliseconds();

/// The longest that one event held up the application since the last reset, in ms of its thread.
[[nodiscard]] double longestEvent();
void resetLongestEvent();

/// Heap in use, in bytes.
[[nodiscard]] qint64 heapInUse();

using Bench = void (*)(Harness &);

/// Makes a bench known to the program: `bench NAME` runs it, `bench NAME NAME.PART` only figures
/// with such names, `bench` all.
bool registerBench(std::string name, Bench bench);

} // namespace sw::bench

/// At the end of bench_NAME.cpp: SW_BENCH(NAME, theFunction)
#define SW_BENCH(name, function)                                                                   \
    static const bool registered_##name = sw::bench::registerBench(#name, function);
