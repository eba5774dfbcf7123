package glossary.sidecar.security.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a package says of its parts: which is the main one, and that none is a program. */
final class ContentTypes {
  static final String PART = "[Content_Types].xml";

  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final int MOST_BYTES = 1 << 20;

  private ContentTypes() {}

  /**
   * The path of the main part, without a slash at its beginning.
   *
   * @throws UploadRefused if it is no document, or one with macros
   */
  static String mainPart(InputStream content) throws IOException, UploadRefused {
    String main = null;
    try {
      XMLStreamReader in = XmlProlog.factory().createXMLStreamReader(bounded(content));
      while (in.hasNext()) {
        int event = in.next();
        if (event == XMLStreamConstants.DTD) {
          throw new UploadRefused("is a DOCX with a document type in its XML, which is not taken");
        }
        if (event == XMLStreamConstants.START_ELEMENT && isMain(in)) {
          if (main != null) {
            throw new UploadRefused("is no DOCX: it has two main parts");
          }
          main = in.getAttributeValue(null, "PartName");
        }
      }
    } catch (XMLStreamException | RuntimeException malformed) {
      throw new UploadRefused("is a damaged DOCX: the list of its parts cannot be read");
    }
    if (main == null || !main.startsWith("/")) {
      throw new UploadRefused("is no DOCX: its main part is no document of a word processor");
    }
    return main.substring(1);
  }

  private static boolean isMain(XMLStreamReader in) throws UploadRefused {
    String type = in.getAttributeValue(null, "ContentType");
    String lower = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    if (lower.contains("macroenabled") || lower.contains("vbaproject")) {
      throw new UploadRefused("is a DOCX with macros; save it without them");
    }
    return in.getLocalName().equals("Override") && lower.equals(MAIN);
  }

  private static InputStream bounded(InputStream content) throws IOException, UploadRefused {
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new UploadRefused("is no DOCX: the list of its parts is too long");
    }
    return new ByteArrayInputStream(bytes);
  }
}
