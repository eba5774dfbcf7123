package glossary.sidecar.security.input;

import glossary.sidecar.http.RequestBody;
import java.io.InputStream;

/** A body whose texts are looked at as they are read, so that none is read twice. */
record CheckedBody(RequestBody body, Inspection inspection) implements RequestBody {

  @Override
  public InputStream stream() {
    return body.stream();
  }

  @Override
  public void read(String member, String text) {
    inspection.member(member, text);
  }

  @Override
  public boolean failed() {
    return body.failed();
  }
}
