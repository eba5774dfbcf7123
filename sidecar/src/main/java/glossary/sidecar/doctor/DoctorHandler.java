package glossary.sidecar.doctor;

import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;

/** Answers {@code GET /api/index/doctor}. */
public final class DoctorHandler {
  private final IndexDoctor doctor;

  public DoctorHandler(IndexDoctor doctor) {
    this.doctor = doctor;
  }

  /** Takes some seconds for a large glossary; 503 while the database cannot be read. */
  public Response examine(Request request) {
    return Response.json(200, doctor.examine()).with("Cache-Control", "no-store");
  }
}
