/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.function.Supplier;

/**
 * Gives the API token of one tenant; asked at every attempt of every call, by several threads at a time. A type of its own
 * so that Camel can find the one bean of it: any other {@code Supplier} of an application may give anything.
 */
@FunctionalInterface
public interface AccessTokenSupplier extends Supplier<String> {}
