package glossary.benchmarks.agents;

/**
 * The figures of one run.
 *
 * @param cpuMicros per request, all threads of the host
 */
record Measured(
    double firstResponseMillis,
    double peakAtStartMegabytes,
    double peakMegabytes,
    double classes,
    double requestsPerSecond,
    double cpuMicros) {}
