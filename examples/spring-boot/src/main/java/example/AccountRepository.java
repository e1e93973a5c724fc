/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Repository;

/** The source: here three records, in your case a JPA repository or a client of another service. */
@Repository
public class AccountRepository {
    /** Under the names that Planhat has for the fields. */
    public List<Map<String, Object>> active() {
        return List.of(
                Map.of("externalId", "A-1001", "name", "Nordwind Energie", "phase", "Onboarding"),
                Map.of("externalId", "A-1002", "name", "Atelier Béton", "phase", "Live"),
                Map.of("externalId", "A-1003", "phase", "Live"));
    }
}
