package glossary.sidecar.backup;

import java.nio.file.Path;

/**
 * A stored file.
 *
 * @param file that holds it
 * @param sha256 of it
 * @param sourceSha256 of the database in it
 */
record PackedFile(
    Path file, long sizeBytes, String sha256, long sourceSizeBytes, String sourceSha256) {}
