/** The web application that is deployed; each time its classes are loaded anew. */
package glossary.soak.app;
