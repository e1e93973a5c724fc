/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.behaviour;

/**
 * What nobody has verified about Planhat: one enumeration per open question, its first constant is what the simulator does
 * unless told otherwise. The API sheet marks these points as unverified; its section 9 gives most of the defaults.
 */
public interface Switch {

    /** Body of an error answer to a call for one record or a list (section 1.6). */
    enum ErrorBody implements Switch {
        /** {@code {"message":"…"}} */
        JSON_MESSAGE,
        TEXT,
        EMPTY,
        /** The bulk answer object with the error in {@code validationErrors}. */
        BULK_OBJECT
    }

    /** Entries of {@code createdErrors} and the other error arrays (section 1.6). */
    enum BulkErrors implements Switch {
        /** {@code {"item":{…},"error":"…"}}, modelled on the metrics answer. */
        OBJECTS,
        STRINGS
    }

    /** Keys of the bulk answer object (section 3.2). */
    enum BulkAnswer implements Switch {
        ALL_KEYS,
        /** Without {@code permissionErrors} and {@code validationErrors}, as older answers. */
        OLD_KEYS
    }

    /** Order of {@code insertsKeys} and the other arrays: never that of the request (section 3.2). */
    enum BulkOrder implements Switch {
        SHUFFLED,
        AS_SENT
    }

    /** What {@code insertsKeys} and {@code updatesKeys} carry beside {@code _id} (section 3.2). */
    enum BulkKeys implements Switch {
        KEYS_OF_THE_ITEM,
        ID_ONLY
    }

    /** A bulk item with an {@code _id} that no record has (section 3.1). */
    enum UnknownBulkId implements Switch {
        ERROR,
        INSERT,
        IGNORE
    }

    /** Two items of one bulk array that mean the same record (section 3.1). */
    enum RepeatedKey implements Switch {
        SECOND_MATCHES_FIRST,
        ERROR
    }

    /** A bulk item that refers to a company which does not exist. */
    enum UnknownCompany implements Switch {
        ERROR,
        /** Neither stored nor reported. */
        DROP
    }

    /** Overlapping bulk calls for one object that bring the same new record (section 2.7). */
    enum Race implements Switch {
        DUPLICATE_ERRORS,
        HARMLESS
    }

    /** Properties that the model does not have (section 3.5). */
    enum UnknownField implements Switch {
        IGNORE,
        STORE,
        REFUSE
    }

    /** Keys in {@code custom} for which there is no custom field (section 3.5). */
    enum UnknownCustomField implements Switch {
        STORE,
        IGNORE
    }

    /** Values that cannot be read as their field's type (section 3.5). */
    enum WrongType implements Switch {
        REFUSE,
        STORE
    }

    /** An explicit null in an update (section 3.5). */
    enum Clearing implements Switch {
        SETS_NULL,
        REMOVES_FIELD
    }

    /** A page size above the object's maximum (section 1.12). */
    enum PageSizeAboveMaximum implements Switch {
        CLAMP,
        REFUSE
    }

    /** {@code GET /companies?companyId=} with exactly one id (section 1.12). */
    enum CompanyListOfOneId implements Switch {
        /** The bare record; an unknown id is answered 404. */
        SINGLE_OBJECT,
        ARRAY
    }

    /** {@code GET /endusers?euId=} (section 2.7). */
    enum EnduserListOfOneId implements Switch {
        ARRAY,
        SINGLE_OBJECT
    }

    /** {@code select=ALL} (section 1.12). */
    enum SelectAll implements Switch {
        A_PROPERTY_NAME,
        EVERYTHING
    }

    /** What a list returns without {@code select} (section 1.12). */
    enum DefaultProjection implements Switch {
        WHOLE_RECORD,
        ID_AND_NAME
    }

    /** {@code isArchived=true} in a list of tasks (section 2.17). */
    enum ArchivedTasks implements Switch {
        ONLY_ARCHIVED,
        ARCHIVED_TOO
    }

    /** {@code description} of a conversation in a list that names it in {@code select} (section 2.5). */
    enum ConversationDescription implements Switch {
        BY_SELECT,
        NEVER_IN_LISTS
    }

    /** What {@code lastActive} of an enduser becomes with an activity that was taken (section 2.7). */
    enum LastActive implements Switch {
        TIME_OF_THE_LATEST_ACTIVITY,
        UNCHANGED
    }

    /** Whether list filters take {@code extid-} and {@code srcid-} (section 1.10). */
    enum PrefixesInFilters implements Switch {
        REFUSED,
        ACCEPTED
    }

    /** Whether {@code DELETE} takes {@code extid-} and {@code srcid-} (section 1.10). */
    enum PrefixesInDelete implements Switch {
        REFUSED,
        ACCEPTED
    }

    /** {@code DELETE} of an id that does not exist (section 1.9). */
    enum DeleteUnknown implements Switch {
        NOT_FOUND,
        ZERO_COUNT
    }

    /** Body of a successful {@code DELETE}, except for conversations (section 1.9). */
    enum DeleteAnswer implements Switch {
        /** {@code {"n":1,"ok":1,"deletedCount":1}} */
        COUNTS,
        /** {@code {"n":1,"ok":1}} */
        OLD_COUNTS,
        EMPTY
    }

    /** Status of a successful create (section 1.4). */
    enum CreateStatus implements Switch {
        OK_200,
        CREATED_201
    }

    /** The enduser of a new ticket whose e-mail nobody has (section 2.18). */
    enum TicketEnduser implements Switch {
        CREATED,
        NOT_CREATED
    }

    /** Keyables of conversations other than notes, which are not documented (section 1.14). */
    enum ConversationKeys implements Switch {
        AS_IN_CATALOGUE,
        ID_ONLY
    }

    /** Names in NPS records as they are read (section 2.12). */
    enum NpsNames implements Switch {
        DOCUMENTED,
        /** {@code nps}, {@code npsComment}, {@code npsDate}, as seen on a live tenant. */
        LIVE
    }

    /** A tenant token that is not this tenant's, on the analytics host (section 4.5). */
    enum WrongTenant implements Switch {
        /** Activities are swallowed with 200, metrics are answered 401. */
        ACTIVITIES_SWALLOWED,
        UNAUTHORIZED,
        ALL_SWALLOWED
    }

    /** Answer of the activity endpoints, which is opaque (section 4.5). */
    enum ActivityAnswer implements Switch {
        EMPTY,
        EMPTY_OBJECT,
        CREATED_201
    }

    /** Whether pushing metrics needs the API token (section 7, number 11). */
    enum MetricAuth implements Switch {
        NOT_NEEDED,
        BEARER_REQUIRED
    }

    /** A metric for a target that does not exist (section 5.1). */
    enum UnknownMetricTarget implements Switch {
        ERROR,
        SWALLOWED
    }

    /** A body that is not announced as {@code application/json} (section 1.3). */
    enum ContentType implements Switch {
        MUST_BE_JSON,
        IGNORED
    }

    /** Compression of answers for clients that accept it. */
    enum Gzip implements Switch {
        WHEN_ACCEPTED,
        NEVER
    }
}
