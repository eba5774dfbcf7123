package glossary.sidecar.search;

import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;

/** Answers {@code /api/index}: how the index stands, and having it built anew. */
public final class IndexHandler {
  private final IndexFollower follower;

  public IndexHandler(IndexFollower follower) {
    this.follower = follower;
  }

  /** {@code GET /api/index}. */
  public Response show(Request request) {
    return Response.json(200, follower.state()).with("Cache-Control", "no-store");
  }

  /** {@code POST /api/index/rebuild}: 202 at once; {@link #show} tells how far it is. */
  public Response rebuild(Request request) {
    follower.requestRebuild();
    return Response.json(202, follower.state())
        .with("Location", "/api/index")
        .with("Cache-Control", "no-store");
  }
}
