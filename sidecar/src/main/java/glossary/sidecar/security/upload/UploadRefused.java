package glossary.sidecar.security.upload;

import glossary.sidecar.http.Problem;
import java.util.List;

/** A file that is not taken. The message begins with a verb and is fit for the sender to see. */
public final class UploadRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status 413, 415 or 422
   */
  public UploadRefused(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** 422: the content is not what the name promises, or holds what is not taken. */
  UploadRefused(String message) {
    this(422, message);
  }

  /** As an answer to the whole request. */
  public Problem problem(String field) {
    return status == 422
        ? Problem.at(List.of("body", field), getMessage())
        : new Problem(status, "The file " + getMessage() + ".");
  }
}
