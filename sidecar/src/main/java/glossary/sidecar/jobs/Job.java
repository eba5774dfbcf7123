package glossary.sidecar.jobs;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a long work stands at one moment.
 *
 * @param id random, of lower-case hex digits
 * @param percent of the whole, 0 to 100; never falls
 * @param stage a word for what it is doing; empty before it runs
 * @param startedAt empty while it is queued
 * @param finishedAt empty until it has ended
 * @param result what came of it; empty unless it is done
 * @param error a sentence that says what to do; empty unless it failed
 */
public record Job(
    String id,
    JobKind kind,
    JobState state,
    int percent,
    String stage,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<Json> result,
    Optional<String> error)
    implements Json {

  static Job queued(String id, JobKind kind, Instant now) {
    return new Job(
        id,
        kind,
        JobState.QUEUED,
        0,
        "",
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Job running(Instant now) {
    return new Job(
        id,
        kind,
        JobState.RUNNING,
        0,
        stage,
        createdAt,
        Optional.of(now),
        Optional.empty(),
        result,
        error);
  }

  Job at(String newStage, double fraction) {
    int now = (int) (100 * Math.max(0, Math.min(1, fraction)));
    return state == JobState.RUNNING
        ? new Job(
            id,
            kind,
            state,
            Math.max(percent, now),
            newStage,
            createdAt,
            startedAt,
            finishedAt,
            result,
            error)
        : this;
  }

  Job done(Json value, Instant now) {
    return new Job(
        id,
        kind,
        JobState.DONE,
        100,
        stage,
        createdAt,
        startedAt,
        Optional.of(now),
        Optional.of(value),
        error);
  }

  Job failed(String sentence, Instant now) {
    return new Job(
        id,
        kind,
        JobState.FAILED,
        percent,
        stage,
        createdAt,
        startedAt,
        Optional.of(now),
        result,
        Optional.of(sentence));
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", id);
    out.writeStringField("kind", kind.name().toLowerCase(Locale.ROOT));
    out.writeStringField("state", state.name().toLowerCase(Locale.ROOT));
    out.writeNumberField("percent", percent);
    out.writeStringField("stage", stage);
    out.writeStringField("created_at", createdAt.toString());
    out.writeStringField("started_at", startedAt.map(Instant::toString).orElse(null));
    out.writeStringField("finished_at", finishedAt.map(Instant::toString).orElse(null));
    out.writeFieldName("result");
    if (result.isPresent()) {
      result.get().writeTo(out);
    } else {
      out.writeNull();
    }
    out.writeStringField("error", error.orElse(null));
    out.writeEndObject();
  }
}
