/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.source.RestAnswer;
import io.github.camelplanhat.routes.source.RestCall;
import io.github.camelplanhat.routes.source.RestException;

/**
 * The companies that records belong to. Search does not tell them; one call more for each page does.
 *
 * <p>Adds {@code companyIds}, all of them, and {@code companyId}: the primary one, or the only one. Where there are several
 * and none is primary it is null, because any choice would be chance.
 */
final class Companies {
    private static final String NO_ASSOCIATIONS = "NO_ASSOCIATIONS_FOUND";

    private final HubSpotApi api;
    private final HubSpotObject object;

    Companies(HubSpotApi api, HubSpotObject object) {
        this.api = api;
        this.object = object;
    }

    void addTo(List<Map<String, Object>> rows) {
        Map<String, Links> links = new LinkedHashMap<>();
        rows.forEach(row -> links.put(row.get("id").toString(), new Links()));
        List<Map<String, Object>> inputs = links.keySet().stream()
                .map(id -> Map.<String, Object>of("id", id))
                .toList();
        while (!inputs.isEmpty()) {
            HubSpotAnswer answer = api.call(RestCall.post(
                    "/crm/v4/associations/" + object.name() + "/companies/batch/read",
                    JsonText.of(Map.of("inputs", inputs))));
            RestAnswer.maps(answer.body().get("errors")).forEach(this::check);
            inputs = read(answer, links);
        }
        rows.forEach(row -> links.get(row.get("id").toString()).writeTo(row));
    }

    /** Records without a company come as errors. */
    private void check(Map<String, Object> error) {
        if (!String.valueOf(error.get("subCategory")).contains(NO_ASSOCIATIONS)) {
            throw new RestException(
                    207,
                    "HubSpot cannot tell the companies of some " + object.name() + ": " + error.get("message"),
                    null);
        }
    }

    /** What is still to be asked for: the further pages of records with very many companies. */
    private List<Map<String, Object>> read(HubSpotAnswer answer, Map<String, Links> links) {
        List<Map<String, Object>> more = new ArrayList<>();
        for (Map<String, Object> result : answer.results()) {
            String id = String.valueOf(RestAnswer.map(result.get("from")).get("id"));
            Links of = links.get(id);
            if (of == null) {
                continue;
            }
            RestAnswer.maps(result.get("to")).forEach(of::add);
            String after = HubSpotAnswer.after(result);
            if (after != null) {
                more.add(Map.of("id", id, "after", after));
            }
        }
        return more;
    }

    private final class Links {
        private final List<String> all = new ArrayList<>();
        private String primary;

        void add(Map<String, Object> to) {
            String id = String.valueOf(to.get("toObjectId"));
            all.add(id);
            if (RestAnswer.maps(to.get("associationTypes")).stream().anyMatch(this::isPrimary)) {
                primary = id;
            }
        }

        private boolean isPrimary(Map<String, Object> type) {
            return "HUBSPOT_DEFINED".equals(type.get("category"))
                    && ("Primary".equals(type.get("label"))
                            || String.valueOf(object.primaryCompany()).equals(String.valueOf(type.get("typeId"))));
        }

        void writeTo(Map<String, Object> row) {
            row.put("companyId", primary != null ? primary : all.size() == 1 ? all.get(0) : null);
            row.put("companyIds", List.copyOf(all));
        }
    }
}
