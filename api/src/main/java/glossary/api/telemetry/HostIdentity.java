package glossary.api.telemetry;

/** Which JVM a telemetry file is about. None of it changes while the JVM runs. */
public final class HostIdentity {

  /** As the JVM itself sees it: in a container that is not the number seen outside. */
  public final long pid;

  /** Milliseconds since 1970. */
  public final long startMillis;

  /** The label of the JVM's metrics. */
  public final String name;

  /** A class name, or the file name of the jar that was started; never an argument. */
  public final String mainClass;

  public final String hostName;
  public final String agentVersion;

  public HostIdentity(
      long pid,
      long startMillis,
      String name,
      String mainClass,
      String hostName,
      String agentVersion) {
    this.pid = pid;
    this.startMillis = startMillis;
    this.name = name;
    this.mainClass = mainClass;
    this.hostName = hostName;
    this.agentVersion = agentVersion;
  }

  RecordWriter sealed() {
    RecordWriter out = new RecordWriter(TelemetryLayout.IDENTITY_BYTES);
    out.start();
    out.long8(pid);
    out.long8(startMillis);
    out.text(name, 256);
    out.text(mainClass, 512);
    out.text(hostName, 256);
    out.text(agentVersion, 64);
    out.seal(1);
    return out;
  }

  static HostIdentity from(RecordReader in) throws TornRecordException {
    return new HostIdentity(in.long8(), in.long8(), in.text(), in.text(), in.text(), in.text());
  }
}
