/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dynamic;

import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.URISupport;

/**
 * Lets the messages of a {@code toD} such as <code>toD("planhat:company/get?externalId=${body}")</code> share one endpoint:
 * ids, filters and paging travel as headers. What a message must never choose is refused: the operation, the host, the
 * token, and whatever else belongs to the connection.
 */
@SendDynamic("planhat")
public class PlanhatSendDynamicAware extends SendDynamicAwareSupport {
    private volatile ParsedTemplate parsed;

    /** Looks nothing up: Camel would look for options under the name of a component that may have any other. */
    @Override
    protected void doInit() {}

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws URISyntaxException {
        UriTemplate template = template(originalUri);
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        checkOperation(path, template);

        Map<String, Object> stay = new LinkedHashMap<>();
        Map<String, Object> move = new LinkedHashMap<>();
        Map<String, Object> options = mark < 0 ? Map.of() : URISupport.parseQuery(uri.substring(mark + 1), true);
        options.forEach((option, value) -> {
            FixedOptions.check(option, value instanceof Collection<?> several ? several.size() : 1, template);
            boolean fixed = template.writesOut(option) || !MessageOptions.canCarry(option);
            (fixed ? stay : move).put(option, value);
        });
        if (move.isEmpty()) {
            return null;
        }
        URISupport.resolveRawParameterValues(move);
        String query = URISupport.createQueryString(stay, true);
        return new Entry(
                uri, originalUri, options, query.isEmpty() ? path : path + '?' + query, new MessageOptions(move));
    }

    private UriTemplate template(String originalUri) {
        ParsedTemplate known = parsed;
        if (known == null || !known.uri.equals(originalUri)) {
            String resolved = EndpointHelper.resolveEndpointUriPropertyPlaceholders(getCamelContext(), originalUri);
            known = new ParsedTemplate(originalUri, new UriTemplate(resolved));
            parsed = known;
        }
        return known.template;
    }

    private static void checkOperation(String path, UriTemplate template) {
        String operation = template.operation();
        if (operation == null) {
            throw new IllegalArgumentException("toD: a message must not choose the operation: write it out in the URI,"
                    + " such as planhat:company/get?externalId=${body}");
        }
        String name = path.substring(path.indexOf(':') + 1);
        if (name.startsWith("//")) {
            name = name.substring(2);
        }
        if (!name.substring(name.indexOf('/') + 1).equals(operation)) {
            throw new IllegalArgumentException("toD: the part of the URI before /" + operation
                    + " must be the name of one object, such as company");
        }
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).staticUri;
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).message::carry;
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).message::takeBack;
    }

    private record ParsedTemplate(String uri, UriTemplate template) {}

    private static final class Entry extends DynamicAwareEntry {
        private final String staticUri;
        private final MessageOptions message;

        private Entry(
                String uri, String originalUri, Map<String, Object> options, String staticUri, MessageOptions message) {
            super(uri, originalUri, options, null);
            this.staticUri = staticUri;
            this.message = message;
        }
    }
}
