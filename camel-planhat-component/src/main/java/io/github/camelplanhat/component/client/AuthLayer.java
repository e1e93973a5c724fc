/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.util.function.Supplier;

import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;

/**
 * Gives a request its credential, the last thing before it is sent; the token is asked for at every attempt, so that it
 * can change while calls wait. What each host wants: API sheet, section 1.2.
 */
final class AuthLayer implements Layer {
    private final Layer next;
    private final Supplier<String> accessToken;
    private final String tenantToken;

    AuthLayer(Layer next, ClientSettings settings) {
        this.next = next;
        this.accessToken = settings.accessToken;
        this.tenantToken = settings.tenantToken;
    }

    @Override
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt) {
        attempt.credential(call.host() == PlanhatCall.Host.API ? forApi(call) : forAnalytics(call));
        return next.send(call, attempt);
    }

    private Credential forApi(PlanhatCall<?> call) {
        String token = token(call);
        if (token.isEmpty()) {
            throw refused(
                    call,
                    "there is no token. Set accessToken (Planhat: App Center, private apps or service accounts) or an "
                            + "accessTokenSupplier that returns one",
                    null);
        }
        return Credential.bearer(token, tenantToken);
    }

    private Credential forAnalytics(PlanhatCall<?> call) {
        String path = call.path();
        if (path.startsWith("/dock/")) {
            if (tenantToken == null || tenantToken.isBlank()) {
                throw refused(call, "there is no tenant token. Set tenantToken (Planhat: Developer, Tokens)", null);
            }
            return Credential.basic(checked("tenantToken", tenantToken, call));
        }
        if (path.startsWith("/dimensiondata")) {
            String token = token(call);
            if (!token.isEmpty()) {
                return Credential.bearer(token, tenantToken);
            }
        }
        return Credential.inPath(tenantToken);
    }

    private String token(PlanhatCall<?> call) {
        String token;
        try {
            token = accessToken.get();
        } catch (RuntimeException e) {
            throw refused(
                    call, "the accessTokenSupplier failed with " + e.getClass().getName(), e);
        }
        return token == null ? "" : checked("accessToken", token.strip(), call);
    }

    /** A line break in a token would end the header, and let the rest become another one. */
    private static String checked(String option, String token, PlanhatCall<?> call) {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c <= ' ' || c > '~') {
                throw refused(
                        call,
                        option + " has a character at position " + (i + 1)
                                + " that cannot stand in a token; was it cut or copied with something around it?",
                        null);
            }
        }
        return token;
    }

    private static PlanhatUnauthorizedException refused(PlanhatCall<?> call, String why, Throwable cause) {
        return new PlanhatUnauthorizedException(
                Failures.what(call) + " was not sent: " + why, Failures.nothing(call), cause);
    }
}
