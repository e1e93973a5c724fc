/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.filter;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventFilterTest {
    private static EventFilter names(String allow, String deny) {
        return new EventFilter(allow, deny, "*", null, "properties");
    }

    private static Object left(EventFilter filter, Map<String, Object> properties) {
        Map<String, Object> event = new LinkedHashMap<>(Map.of("event", "A", "properties", properties));
        filter.strip(event);
        return event.get("properties");
    }

    @Test
    void aStarStandsForAnythingAndNothingElseDoes() {
        EventFilter filter = names("App *, Log?n (a.b)", null);

        assertThat(filter.passes("App opened")).isTrue();
        assertThat(filter.passes("App ")).isTrue();
        assertThat(filter.passes("app opened")).isFalse();
        assertThat(filter.passes("Log?n (a.b)")).isTrue();
        assertThat(filter.passes("Login (a.b)")).isFalse();
        assertThat(filter.passes("Log?n (axb)")).isFalse();
    }

    @Test
    void whatIsDeniedIsOutEvenIfItIsAllowed() {
        assertThat(names("*", "*debug*").passes("ui debug")).isFalse();
        assertThat(names("*", "*debug*").passes("line\ndebug")).isFalse();
        assertThat(names("*", " ").passes("ui debug")).isTrue();
    }

    @Test
    void anEventWithoutANameIsForTheMappingToRefuse() {
        assertThat(names("Login", "*").passes(null)).isTrue();
    }

    @Test
    void nestedPropertiesAreNamedByTheirPath() {
        EventFilter filter = new EventFilter("*", null, "*", "cart.card,user.*", "event_properties,properties");

        assertThat(left(filter, Map.of("cart", Map.of("card", 4711, "total", 7), "user", Map.of("name", "Ada"))))
                .isEqualTo(Map.of("cart", Map.of("total", 7), "user", Map.of()));
    }

    @Test
    void onlyWhatIsAllowedIsLeft() {
        EventFilter filter = new EventFilter("*", null, "plan,cart.total", null, "properties");

        assertThat(left(filter, Map.of("plan", "pro", "cart", Map.of("card", 4711, "total", 7), "card", 1)))
                .isEqualTo(Map.of("plan", "pro", "cart", Map.of("total", 7)));
    }

    @Test
    void anEmptyNameIsASlip() {
        assertThatThrownBy(() -> names("A,,B", null)).hasMessageContaining("allow 'A,,B'");
    }
}
