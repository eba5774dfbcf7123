package glossary.sidecar.metrics;

import java.util.List;

/**
 * One metric as it is documented.
 *
 * @param name without the suffixes of its samples, but with a counter's {@code _total}
 * @param type {@code counter}, {@code gauge} or {@code histogram}
 * @param labels of every sample, without a histogram's {@code le}
 * @param help what is measured
 */
public record Family(String name, String type, List<String> labels, String help) {}
