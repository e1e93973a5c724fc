/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

/** What stands between braces in a {@link MacroText}. */
sealed interface Macro permits DateMacro, LookupMacro {
    /** As it is written, without its braces. */
    String written();

    /** Of the type that it has where it comes from; never null. */
    Object value(MacroValues values);
}
