package glossary.sidecar.health;

import glossary.sidecar.doctor.Report;
import glossary.sidecar.errors.logs.LogStatus;
import glossary.sidecar.search.IndexState;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What health looks at, of the other rooms.
 *
 * @param location of the database, for those who may see it
 * @param index its state; answers at once
 * @param search one that costs little; throws if it cannot be answered
 * @param doctor examines the host's own index; takes seconds
 * @param folders that are written to, by the setting that names them; the first is the database's
 * @param unpacked a folder of our own from which native code may be run
 * @param logs how logging fares; answers at once
 * @param fault the class of what put the process itself in doubt within the last hour; answers at
 *     once
 * @param stuckWorkers requests that have kept a worker busy for too long now; answers at once
 * @param requests of the main port
 * @param certificate by which clients know this server, at once; empty without TLS
 */
public record HealthParts(
    DatabaseLooks database,
    String location,
    Supplier<IndexState> index,
    Runnable search,
    Supplier<Report> doctor,
    Map<String, Path> folders,
    Path unpacked,
    BackupFigures backups,
    HostFigures hosts,
    Supplier<LogStatus> logs,
    Supplier<Optional<String>> fault,
    IntSupplier stuckWorkers,
    RequestWindow requests,
    Optional<Supplier<CertificateFigures>> certificate,
    MainPort port) {}
