/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import org.apache.camel.impl.DefaultCamelContext;

import picocli.CommandLine.IVersionProvider;

/** The versions of this build, of Camel, and of Java. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = Version.class.getPackage().getImplementationVersion();
        String camel = DefaultCamelContext.class.getPackage().getImplementationVersion();
        return new String[] {
            "camel-planhat-runner " + (own == null ? "(not packaged)" : own),
            "Apache Camel " + camel + ", Java " + Runtime.version()
        };
    }
}
