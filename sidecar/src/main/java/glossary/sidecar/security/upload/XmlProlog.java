package glossary.sidecar.security.upload;

import java.io.ByteArrayInputStream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The beginning of an XML document, up to its first element. */
final class XmlProlog {
  private XmlProlog() {}

  /** Without document types and without anything from outside. */
  static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is read from outside");
        });
    return factory;
  }

  /**
   * The name of the first element.
   *
   * @param head the first bytes of the document, perhaps not all
   * @throws UploadRefused if there is a document type, or no element in these bytes
   */
  static QName root(byte[] head) throws UploadRefused {
    try {
      XMLStreamReader in = factory().createXMLStreamReader(new ByteArrayInputStream(head));
      for (int event = in.next(); event != XMLStreamConstants.START_ELEMENT; event = in.next()) {
        if (event == XMLStreamConstants.DTD) {
          throw new UploadRefused("is a DOCX with a document type in its XML, which is not taken");
        }
      }
      return in.getName();
    } catch (XMLStreamException | RuntimeException malformed) {
      throw new UploadRefused("is a damaged DOCX: its XML cannot be read");
    }
  }
}
