/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import org.apache.camel.spi.Metadata;

/**
 * Message headers of the component. They carry ids, filters, paging and results; none of them can choose the operation,
 * the host or the token.
 */
public final class PlanhatConstants {
    @Metadata(
            description =
                    "Planhat's own id (_id) of the record to get, update or delete; a consumer sets it to that of the"
                            + " record in the body.",
            javaType = "String")
    public static final String ID = "CamelPlanhatId";

    @Metadata(
            label = "producer",
            description = "External id of the record to get, update or delete, without the extid- prefix.",
            javaType = "String")
    public static final String EXTERNAL_ID = "CamelPlanhatExternalId";

    @Metadata(
            label = "producer",
            description = "Source id of the record to get, update or delete, without the srcid- prefix.",
            javaType = "String")
    public static final String SOURCE_ID = "CamelPlanhatSourceId";

    @Metadata(
            label = "producer",
            description = "Company, or comma-separated companies, to which a list is narrowed.",
            javaType = "String")
    public static final String COMPANY_ID = "CamelPlanhatCompanyId";

    @Metadata(
            label = "producer",
            description = "Query parameters that narrow a list or belong to a request; added to the filter.* options.",
            javaType = "java.util.Map<String, Object>")
    public static final String FILTERS = "CamelPlanhatFilters";

    @Metadata(label = "producer", description = "Index of the first record of a list.", javaType = "Long")
    public static final String OFFSET = "CamelPlanhatOffset";

    @Metadata(label = "producer", description = "Most records that a list returns.", javaType = "Long")
    public static final String MAX_RECORDS = "CamelPlanhatMaxRecords";

    @Metadata(
            label = "producer",
            description = "Set by the component: HTTP status of Planhat's answer to an operation on one record, or to a"
                    + " request.",
            javaType = "Integer")
    public static final String HTTP_STATUS = "CamelPlanhatHttpStatus";

    @Metadata(
            label = "producer",
            description =
                    "Set by the component: calls of Planhat's API that the operation used, repeats included. Not set"
                            + " for stream=true, which calls while it is read.",
            javaType = "Long")
    public static final String CALLS = "CamelPlanhatCalls";

    @Metadata(
            description =
                    "Set by the component: records that a list returned, that a bulk operation read, or that the page in"
                            + " a consumer's message has. Not set for stream=true.",
            javaType = "Long")
    public static final String RECORDS = "CamelPlanhatRecords";

    @Metadata(
            label = "producer",
            description =
                    "Set by the component: true after an operation with dryRun=true, which wrote nothing. Removed by"
                            + " one that did write; no message can switch a dry run on or off by it.",
            javaType = "Boolean")
    public static final String DRY_RUN = "CamelPlanhatDryRun";

    @Metadata(
            label = "producer",
            description =
                    "Set by the component: ids of the copies that a duplicate made, in Planhat's order, which need"
                            + " not be that of the body.",
            javaType = "java.util.List<String>")
    public static final String CREATED_IDS = "CamelPlanhatCreatedIds";

    @Metadata(
            label = "consumer",
            description = "Set by a changes consumer: what became of the record: CREATED, UPDATED or DELETED.",
            javaType = "String",
            enums = "CREATED,UPDATED,DELETED")
    public static final String CHANGE = "CamelPlanhatChange";

    private PlanhatConstants() {}
}
