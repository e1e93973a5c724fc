/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.health;

import java.util.concurrent.locks.ReentrantLock;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

/**
 * Whether the operations of one kind still reach Planhat, judged by how the last ones ended; it makes no call of its own.
 * A record that Planhat rejects or does not know says nothing against the way to it. Thread-safe.
 */
final class CallHealth {
    /** So many operations in a row must fail, each with all its repeats, before something is wrong. */
    static final int DOWN_AFTER = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private int failures;
    private PlanhatHttpException last;

    /** @param failure how the operation ended; null if well */
    void ended(Throwable failure) {
        lock.lock();
        try {
            if (isBlocked(failure)) {
                failures++;
                last = (PlanhatHttpException) failure;
            } else if (!isUnclear(failure)) {
                failures = 0;
                last = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last failure if nothing succeeds any more, else null. */
    PlanhatHttpException down() {
        lock.lock();
        try {
            return failures >= DOWN_AFTER ? last : null;
        } finally {
            lock.unlock();
        }
    }

    int failures() {
        lock.lock();
        try {
            return failures;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isBlocked(Throwable failure) {
        if (failure instanceof PlanhatUnavailableException e) {
            return switch (e.getKind()) {
                case CONNECT, TIMEOUT, BROKEN_ANSWER, SERVER_ERROR -> true;
                case QUOTA -> e.getHttpStatus() != 0;
                case TOO_LARGE, NOT_SENT -> false;
            };
        }
        return failure instanceof PlanhatUnauthorizedException || failure instanceof PlanhatForbiddenException;
    }

    /** The call did not leave, or the fault is not Planhat's: neither a success nor a failure. */
    private static boolean isUnclear(Throwable failure) {
        if (failure instanceof PlanhatUnavailableException e && e.getKind() == Kind.NOT_SENT) {
            return true;
        }
        return failure instanceof PlanhatHttpException e
                ? e.getHttpStatus() == 0
                : failure != null && !(failure instanceof PlanhatException);
    }
}
