/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Users (API sheet, section 2.22): roles are ids when one user is read or created, objects in lists and updates. */
final class UserQuirks implements Quirks {

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        boolean expanded = as.inList() || as == ReadAs.UPDATED;
        for (int i = 0; i < record.size(); i++) {
            boolean roles = expanded && record.name(i).equals("roles");
            out.field(record.name(i), roles ? roles(record.value(i)) : record.value(i));
        }
        Reading.emptyArrays(record, out, "roles");
        Reading.defaults(record, out, Map.of("path", ""), "image");
        Reading.defaults(record, out, false, "isHidden", "removed", "inactive", "compressedView", "radarOneLine");
        Reading.defaults(record, out, false, "isExposedAsSenderOption");
        Reading.defaults(record, out, true, "dailyDigest", "followerUpdate", "inAppNotifications");
        Reading.defaults(record, out, "", "taskFilter", "workflowFilter");
        Reading.defaults(record, out, 60, "defaultMeetingLength");
        Reading.defaults(record, out, record.get("createdAt"), "createDate");
        Reading.defaults(record, out, 0, "__v");
    }

    private static Object roles(Object ids) {
        return ids instanceof List<?> several
                ? several.stream().map(UserQuirks::role).toList()
                : ids;
    }

    private static Object role(Object id) {
        Map<String, Object> role = new LinkedHashMap<>();
        role.put("_id", id);
        role.put("name", "Role");
        role.put("description", "");
        role.put("permissions", Map.of());
        role.put("__v", 0);
        return role;
    }
}
