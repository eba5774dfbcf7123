/**
 * Uploaded documents: the rows of the host's table {@code uploaded_documents}, which may lack
 * columns or not be there at all, and the files in the upload folder that belong to them.
 */
package glossary.sidecar.documents;
