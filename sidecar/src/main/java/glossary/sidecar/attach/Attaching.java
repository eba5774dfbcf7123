package glossary.sidecar.attach;

import java.io.IOException;
import java.nio.file.Path;

/** Attaches the agent to running JVMs of this user. */
public final class Attaching {
  private static final String DETACH = "enabled=false";

  private Attaching() {}

  /**
   * Blocks until the JVM has loaded the agent: some 10 s at most, if it does not answer.
   *
   * @param options as for {@code -javaagent}; {@code enabled=false} ends an agent that runs
   * @param folder where the agent's jar is unpacked, to stay
   * @return what was done, in one sentence
   * @throws IOException if the jar cannot be unpacked; the message says what to do
   */
  public static String attach(long pid, String options, Path folder)
      throws AttachProblem, IOException {
    if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
      throw AttachProblem.lasting(noModule(), null);
    }
    try {
      JvmProcess.check(pid);
      Path jar = CarriedJar.AGENT.unpack(folder);
      try (Attachment attachment = Attachment.open(pid, jar)) {
        return options.equals(DETACH)
            ? detach(pid, attachment, jar)
            : attach(pid, attachment, jar, options);
      }
    } catch (LinkageError noLibrary) {
      throw AttachProblem.lasting(noModule(), noLibrary);
    }
  }

  private static String attach(long pid, Attachment attachment, Path jar, String options)
      throws AttachProblem {
    if (attachment.agentRuns()) {
      if (options.isEmpty()) {
        return "The agent is attached to JVM " + pid + " already.";
      }
      throw AttachProblem.lasting(
          "The agent is attached to JVM "
              + pid
              + " already, and took no new options; detach it first: attach "
              + pid
              + " "
              + DETACH,
          null);
    }
    attachment.load(jar, options);
    if (!attachment.agentRuns()) {
      throw AttachProblem.lasting(
          "The agent stays off in JVM " + pid + ", whose standard error says why.", null);
    }
    return "The agent is attached to JVM " + pid + ".";
  }

  private static String detach(long pid, Attachment attachment, Path jar) throws AttachProblem {
    if (!attachment.agentRuns()) {
      return "The agent is not attached to JVM " + pid + ".";
    }
    attachment.load(jar, DETACH);
    return "The agent is detached from JVM " + pid + ".";
  }

  private static String noModule() {
    return "The Java runtime "
        + System.getProperty("java.home")
        + " cannot attach, as it lacks the module jdk.attach; run this command with a JDK, or start the other JVM with -javaagent.";
  }
}
