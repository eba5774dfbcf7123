package glossary.sidecar.glossary;

/** Which entries a listing or a count takes; a null component takes all. */
public record EntryFilter(String language, String source, String validationStatus) {

  public static final EntryFilter ALL = new EntryFilter(null, null, null);
}
