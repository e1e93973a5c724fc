/* SPDX-License-Identifier: Apache-2.0 */
package example;

import org.apache.camel.main.Main;

/** Starts Camel, which reads application.properties. */
public final class ContactsApplication {
    private ContactsApplication() {}

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new ContactRoutes());
        main.run(args);
    }
}
