package glossary.sidecar.doctor.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looking at what answers never, at what is none of the usual files, and at what is damaged. */
class HostileLooksTest {
  @TempDir Path folder;

  @Test
  @Timeout(60)
  void what_listens_and_says_nothing_is_no_sidecar() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      assertThat(beside(silent)).isEmpty();
    }
  }

  @Test
  @Timeout(60)
  void what_answers_byte_by_byte_is_given_up() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Thread drip = new Thread(() -> drip(slow, over));
      drip.start();

      assertThat(beside(slow)).isEmpty();

      over.countDown();
      drip.join();
    }
  }

  @Test
  void another_server_with_such_a_path_is_no_sidecar() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Thread answers = new Thread(() -> answer(other, "HTTP/1.1 200 OK\r\n\r\n\"pong\""));
      answers.start();
      assertThat(beside(other)).isEmpty();
      answers.join();
    }
  }

  @Test
  @Timeout(120)
  void a_pipe_or_a_folder_in_the_place_of_the_database_is_a_problem() throws Exception {
    Path pipe = folder.resolve("pipe.db");
    assertThat(Command.run(folder, "mkfifo", pipe.toString()).exitCode()).isZero();
    Path directory = Files.createDirectory(folder.resolve("folder.db"));
    for (Path odd : new Path[] {pipe, directory}) {
      Deployment deployment = Deployment.in(folder, "DATABASE_URL=sqlite:///" + odd);

      assertThat(deployment.level("DB-02")).as(odd.toString()).isEqualTo(Level.PROBLEM);
      assertThat(deployment.examined().values())
          .allSatisfy(
              result ->
                  assertThat(result.outcome().found())
                      .as(result.check().id())
                      .doesNotContain("given up", "could not be looked at"));
      assertThat(deployment.mended().values())
          .noneMatch(mended -> mended.sentence().contains("Exception"));
    }
  }

  @Test
  void a_database_that_is_torn_anywhere_is_looked_at_to_the_end() throws IOException {
    Deployment deployment = Deployment.in(folder).withHost(300);
    byte[] whole = Files.readAllBytes(deployment.database());
    for (int at = 0; at < whole.length; at += whole.length / 12) {
      byte[] torn = whole.clone();
      for (int i = at; i < Math.min(torn.length, at + 3000); i++) {
        torn[i] = (byte) 0x5a;
      }
      Files.write(deployment.database(), torn);

      assertThat(deployment.examined().values())
          .as("torn at " + at)
          .allSatisfy(
              result ->
                  assertThat(result.outcome().found())
                      .as(result.check().id())
                      .doesNotContain("given up")
                      .doesNotContainPattern("\\p{Cntrl}"));
      assertThat(deployment.mended().values())
          .as("torn at " + at)
          .allSatisfy(
              mended ->
                  assertThat(mended.sentence()).doesNotContainPattern("[a-z](Exception|Error)\\b"));
    }
  }

  private Optional<RunningSidecar> beside(ServerSocket socket) {
    try (Situation situation =
        Deployment.in(folder, "SIDECAR_PORT=" + socket.getLocalPort()).situation()) {
      return situation.runs();
    }
  }

  /** Accepts one, which the doctor asks in any case. */
  private static void drip(ServerSocket server, CountDownLatch over) {
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream()) {
      do {
        out.write('H');
        out.flush();
      } while (!over.await(200, TimeUnit.MILLISECONDS));
    } catch (IOException gone) {
      // the doctor has hung up
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(ServerSocket server, String text) {
    try (Socket client = server.accept()) {
      client.getInputStream().read(new byte[4096]);
      client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      // the doctor has hung up
    }
  }
}
