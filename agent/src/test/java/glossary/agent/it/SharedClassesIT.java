package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host that starts from an archive of classes made without the agent still does so with it. */
class SharedClassesIT {

  /** Nearly all: the classes that the agent changes are parsed again, and some of their friends. */
  private static final double NEARLY = 0.95;

  @ParameterizedTest
  @EnumSource(names = {"TOMCAT_10_1", "JETTY_12_1", "JDK"})
  void a_dynamic_archive(ServerUnderTest server) throws Exception {
    Launch launch = packed(server);
    Path archive = Folders.fresh("cds").resolve("app.jsa");
    train(server, launch.flags("-XX:ArchiveClassesAtExit=" + archive));

    Launch shared = launch.flags("-XX:SharedArchiveFile=" + archive, "-Xshare:on");
    long without = loaded(server, shared).from("shared objects file (top)");
    long with = loaded(server, shared.agent(Folders.telemetry())).from("shared objects file (top)");

    assertThat(without).as("without an agent").isPositive();
    assertThat((double) with).as("of %d", without).isGreaterThan(without * NEARLY);
  }

  /** Trained as every agent needs it: with the module that agents live in. */
  @ParameterizedTest
  @EnumSource(names = {"TOMCAT_10_1", "JETTY_12_1", "JDK"})
  void an_ahead_of_time_cache(ServerUnderTest server) throws Exception {
    assumeTrue(Runtime.version().feature() >= 25, "one command makes the cache");
    Launch launch = packed(server);
    Path cache = Folders.fresh("aot").resolve("app.aot");
    train(server, launch.flags("-XX:AOTCacheOutput=" + cache, "--add-modules", "java.instrument"));

    Launch cached = launch.flags("-XX:AOTCache=" + cache);
    long without =
        loaded(server, cached.flags("--add-modules", "java.instrument"))
            .from("shared objects file");
    long with = loaded(server, cached.agent(Folders.telemetry())).from("shared objects file");

    assertThat(without).as("without an agent").isPositive();
    assertThat((double) with).as("of %d", without).isGreaterThan(without * NEARLY);
  }

  private static Launch packed(ServerUnderTest server) throws Exception {
    return Launch.of(Jars.classPath(server), server.mainClass());
  }

  private static void train(ServerUnderTest server, Launch launch) throws Exception {
    try (HostProcess host = HostProcess.start(launch)) {
      ContractSuite.run(server, host.client());
      assertThat(host.stop()).as("exit code").isZero();
    }
  }

  private static LoadedClasses loaded(ServerUnderTest server, Launch launch) throws Exception {
    Path log = Folders.fresh("classes").resolve("load.log");
    try (HostProcess host = HostProcess.start(launch.flags(LoadedClasses.flag(log)))) {
      ContractSuite.run(server, host.client());
      assertThat(host.stop()).as("exit code").isZero();
      assertThat(host.errors()).doesNotContain("Sharing is only supported");
    }
    return LoadedClasses.read(log);
  }
}
