package glossary.sidecar.glossary;

import java.time.Duration;

/**
 * What a live database is like.
 *
 * @param sizeBytes of its pages, as a copy would have
 * @param wal whether it has a write-ahead log; with a rollback journal a snapshot makes writers
 *     wait
 * @param snapshotEstimate how long a snapshot is likely to take, by the speed of the last one
 */
public record LiveFigures(
    long sizeBytes, int pageSizeBytes, boolean wal, Duration snapshotEstimate) {}
