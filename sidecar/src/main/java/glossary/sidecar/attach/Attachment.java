package glossary.sidecar.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A connection to a running JVM. Only {@link Attaching} may name this class: it does not load
 * without the module jdk.attach.
 */
final class Attachment implements AutoCloseable {
  /** Set in the host by the agent while it runs. */
  private static final String RUNS = "glossary.agent";

  private final long pid;
  private final VirtualMachine machine;

  private Attachment(long pid, VirtualMachine machine) {
    this.pid = pid;
    this.machine = machine;
  }

  /**
   * @param agentJar for the advice, where attaching is refused
   */
  static Attachment open(long pid, Path agentJar) throws AttachProblem {
    try {
      return new Attachment(pid, VirtualMachine.attach(Long.toString(pid)));
    } catch (AttachNotSupportedException refused) {
      throw isListed(pid)
          ? AttachProblem.passing("JVM " + pid + " does not answer; try again.", refused)
          : AttachProblem.lasting(refusal(pid, agentJar), refused);
    } catch (IOException failed) {
      throw lost(pid, failed);
    }
  }

  private static String refusal(long pid, Path agentJar) {
    return "JVM "
        + pid
        + " cannot be attached to, as with -XX:+DisableAttachMechanism; start it with -javaagent:"
        + agentJar
        + " instead.";
  }

  /** Whether it is a JVM of this user that can be attached to, as far as it says so itself. */
  static boolean isListed(long pid) {
    String id = Long.toString(pid);
    return VirtualMachine.list().stream().anyMatch(each -> each.id().equals(id));
  }

  boolean agentRuns() throws AttachProblem {
    try {
      return machine.getSystemProperties().getProperty(RUNS) != null;
    } catch (IOException failed) {
      throw lost(pid, failed);
    }
  }

  /** Has the JVM run the agent; {@link #agentRuns} tells what came of it. */
  void load(Path agentJar, String options) throws AttachProblem {
    try {
      machine.loadAgent(agentJar.toString(), options);
    } catch (AgentLoadException unclear) {
      requireRunning(agentJar, unclear);
    } catch (AgentInitializationException failed) {
      throw AttachProblem.lasting(
          "The agent could not start in JVM " + pid + ", whose standard error says why.", failed);
    } catch (IOException failed) {
      throw lost(pid, failed);
    }
  }

  /** The answer of a JVM older than 9 is taken for a failure, whatever it is. */
  private void requireRunning(Path agentJar, AgentLoadException unclear) throws AttachProblem {
    if (!agentRuns()) {
      throw AttachProblem.lasting(
          "JVM " + pid + " could not load " + agentJar + ": " + unclear.getMessage(), unclear);
    }
  }

  private static AttachProblem lost(long pid, IOException failed) {
    return AttachProblem.passing(
        "The connection to JVM " + pid + " failed (" + failed.getMessage() + "); try again.",
        failed);
  }

  @Override
  public void close() {
    try {
      machine.detach();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
