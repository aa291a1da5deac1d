package dev.sessiondb.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A report, read by an XML parser. */
record ShownPage(Document document) {

    static ShownPage of(Path file) throws IOException {
        return of(Files.readString(file));
    }

    static ShownPage of(String page) {
        try {
            return new ShownPage(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(page, e);
        }
    }

    String text() {
        return document.getDocumentElement().getTextContent();
    }

    String outcome() {
        return section("outcome");
    }

    String section(String id) {
        return element(id).getTextContent();
    }

    /** The commands that a section says can be pasted. */
    List<String> commands(String id) {
        return elements(element(id).getElementsByTagName("pre")).stream()
                .map(Element::getTextContent)
                .toList();
    }

    /** The body of the section's last table. */
    List<List<String>> cells(String id) {
        List<Element> bodies = elements(element(id).getElementsByTagName("tbody"));
        List<List<String>> rows = new ArrayList<>();
        for (Element row : elements(bodies.get(bodies.size() - 1).getElementsByTagName("tr"))) {
            rows.add(elements(row.getChildNodes()).stream()
                    .map(Element::getTextContent)
                    .toList());
        }
        return rows;
    }

    private Element element(String id) {
        return elements(document.getElementsByTagName("section")).stream()
                .filter(section -> section.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
