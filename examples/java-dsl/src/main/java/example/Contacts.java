/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The source: here four lines, in your case a database, an API or a file. */
public final class Contacts {
    /** The companies to which the contacts belong. */
    public List<Map<String, Object>> companies() {
        return List.of(
                Map.of("externalId", "A-1001", "name", "Nordwind Energie"),
                Map.of("externalId", "A-1002", "name", "Atelier Béton"));
    }

    /** Read one by one, so that there may be any number of them. */
    public Iterator<Contact> all() {
        return Stream.of(
                        contact("C-1", "Ida", "Krüger", "ida@nordwind.example", "A-1001"),
                        contact("C-2", "Jon", "Berg", "jon@nordwind.example", "A-1001"),
                        contact("C-3", "Marie", "Petit", "marie@beton.example", "A-1002"),
                        contact("C-4", "No", "Company", "lost@nowhere.example", "A-9999"))
                .iterator();
    }

    private static Contact contact(String id, String firstName, String lastName, String email, String company) {
        return new Contact(id, email, firstName, lastName, "extid-" + company, Map.of("Source", "CRM"));
    }
}
