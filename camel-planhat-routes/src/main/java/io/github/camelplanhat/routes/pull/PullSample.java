/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.datapath.FieldSeen;
import io.github.camelplanhat.routes.datapath.SuggestedPath;

/**
 * What one page of a pull, or of an object, looks like. Nothing was written.
 *
 * @param of name of the pull or object
 * @param object URI name of the object
 * @param companies ids of the companies that were asked for; none where all were
 * @param path the path to the data that the records were found by
 * @param paths where the answer has records, the shortest path first
 * @param fields what the records have
 * @param records the first records, as the sink would get them
 * @param problem why there is none, or null
 */
public record PullSample(
        String of,
        String object,
        List<String> companies,
        String path,
        List<SuggestedPath> paths,
        List<FieldSeen> fields,
        List<Map<String, Object>> records,
        String problem) {}
