package glossary.sidecar.doctor.checklist;

/** A check asks for settings that are wrong. */
final class NoSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSettings() {
    super("the settings cannot be used", null, false, false);
  }
}
