package glossary.sidecar.doctor.checklist;

import glossary.sidecar.glossary.HostProcess;
import java.nio.file.Path;

/**
 * A deployment that a check has to object to, and one that it has to accept.
 *
 * @param objection how serious the first is
 */
record CheckCase(String id, Level objection, Scene wrong, Scene right) {

  /** A deployment in an empty folder, and what a check says of it. */
  @FunctionalInterface
  interface Scene {
    Outcome of(Path folder, String id) throws Exception;
  }

  /** What is done to a deployment before it is looked at. */
  @FunctionalInterface
  interface Change {
    void to(Deployment deployment) throws Exception;
  }

  static CheckCase warns(String id, Scene wrong, Scene right) {
    return new CheckCase(id, Level.WARNING, wrong, right);
  }

  static CheckCase objects(String id, Scene wrong, Scene right) {
    return new CheckCase(id, Level.PROBLEM, wrong, right);
  }

  /** An empty folder, with some settings. */
  static Scene set(String... assignments) {
    return with(deployment -> {}, assignments);
  }

  /** An empty folder that something was put in. {@code FOLDER} in a setting is its path. */
  static Scene with(Change change, String... assignments) {
    return (folder, id) -> {
      Deployment deployment = Deployment.in(folder, in(folder, assignments));
      change.to(deployment);
      return deployment.outcome(id);
    };
  }

  /** The existing server's database with three entries, and what its process then did to it. */
  static Scene host(Change change, String... assignments) {
    return with(
        deployment -> {
          deployment.withHost(3);
          change.to(deployment);
        },
        assignments);
  }

  /** The existing server's database with three entries. */
  static Scene host(String... assignments) {
    return host(deployment -> {}, assignments);
  }

  /** Has a process of the host run some statements. */
  static Change sql(String... statements) {
    return deployment -> {
      try (HostProcess host = HostProcess.on(deployment.database())) {
        for (String statement : statements) {
          host.does(statement);
        }
      }
    };
  }

  private static String[] in(Path folder, String... assignments) {
    String[] all = assignments.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] = all[i].replace("FOLDER", folder.toString());
    }
    return all;
  }
}
