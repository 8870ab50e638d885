// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.

export interface paths {
    "/files": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a file entry with one upload URL
         * @description Makes (or, with `overwrite`, replaces) a file entry and answers with one URL for all of its content. Unlike on a
         *     part, the `Content-Type` of the PUT must equal the file's `mimeType`.
         */
        post: operations["initFileUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/initmultipartupload": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a multipart upload
         * @description Makes (or, with `overwrite`, replaces) a file entry and answers with one upload URL a part. Not idempotent:
         *     without an `externalId` a repeat makes a second entry. Documented to answer `{items: [upload]}`; the live service
         *     answers the bare upload. The content of an overwritten file stays until the new upload completes.
         */
        post: operations["initMultiPartUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/multiuploadlink": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a multipart upload for a file that exists
         * @description Answers with a new upload session for a file entry that is there already, by its `externalId` or by the
         *     `instanceId` of a data-modeling node. A node that was only just created may be "not found" for a while.
         */
        post: operations["getMultiPartUploadLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/completemultipartupload": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the parts together
         * @description Ends an upload of which every part has arrived. The file turns `uploaded` some time later. Whether a second
         *     call for the same upload succeeds is not known: after an ambiguous failure look at `uploaded` first.
         */
        post: operations["completeMultiPartUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * One file by its id
         * @description Answers with the file entry of this id.
         */
        get: operations["getFileByInternalId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/byids": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Files by their identities
         * @description Answers with the file entries of the given identities; an unknown one is an error unless it is to be ignored.
         */
        post: operations["byIdsFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/list": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Files by a filter, page by page
         * @description Answers with the files that match, one page at a time. `filter.uploaded = false` finds unfinished uploads.
         */
        post: operations["advancedListFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/downloadlink": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * URLs to read files from
         * @description Answers with a short-lived URL a file. A file that is not `uploaded` yet is an error that says
         *     "Files not uploaded".
         */
        post: operations["downloadLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/delete": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete files
         * @description Deletes file entries with their content. An unknown identity is an error unless it is to be ignored; one that is
         *     named twice is a conflict. Files of data modeling are not accepted by their `instanceId` here.
         */
        post: operations["deleteFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/uploadlink": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One upload URL for a file that exists
         * @description Answers with one URL for all of the content of a file entry that is there already, by its `externalId` or by the
         *     `instanceId` of a data-modeling node. A node that was only just applied may be "not found" for a while. Documented to
         *     answer the bare file with status 201; the live service answers 200 and a list. As with `initFileUpload` the
         *     `Content-Type` of the PUT must equal the file's `mimeType`.
         */
        post: operations["getUploadLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/update": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change fields of files
         * @description Changes what is named and leaves the rest. The name of a file cannot be changed. Of a file that belongs to a
         *     data-modeling node most fields are changed through the node; here only `externalId`, `metadata`, `assetIds`,
         *     `dataSetId`, `labels` and `geoLocation`. Adding what exists and removing what does not exist are allowed.
         */
        post: operations["updateFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/search": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search files by name
         * @description Answers with the files that match the filter and whose names contain the words of the search, the best matches first.
         *     There are no pages: `limit` files at most.
         */
        post: operations["searchFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/aggregate": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count files
         * @description Counts the files that match a filter, without reading them: `{"filter": {"uploaded": false}}` counts the uploads that
         *     are not complete.
         */
        post: operations["aggregateFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/instances": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or change data-modeling nodes
         * @description Creates the nodes that do not exist and changes those that do, all or none. A node becomes a file when properties are
         *     written through the view `CogniteFile` or a view that maps its container; its file entry appears some time later.
         *     Without `replace` only the properties that are named change, so a repeat changes nothing; with `existingVersion` a
         *     repeat may be refused with 409 although the first request was carried out. `isUploaded` and `uploadedTime` belong to
         *     the service: a request that names them is refused, even with null.
         *
         *     The API also takes edges and deletions here. They are left out: no file needs them.
         */
        post: operations["applyNodeAndEdges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/instances/byids": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Data-modeling nodes by their identities
         * @description Answers with the nodes that exist, immediately after they were applied; unknown ones are left out. With `sources` each
         *     node has its properties of these views. A node without data in the view `CogniteFile` is not a file.
         */
        post: operations["byExternalIdsInstances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/instances/delete": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete data-modeling nodes
         * @description Deletes nodes, and with the node of a file its file entry and content. Nodes that do not exist are passed over; a space
         *     that does not exist is an error.
         */
        post: operations["deleteInstances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: int64
         * @description An id that the service gave.
         * @example 4503599627370496
         */
        Id: number;
        /**
         * @description The name of a request in the service's logs.
         * @example 0d7f3f4e-5f0f-9c6b-8a52-5d2f3c1f7b11
         */
        RequestId: string;
        /**
         * Format: int32
         * @description How many parts an upload has.
         * @example 3
         */
        PartCount: number;
        /**
         * Format: int64
         * @description Milliseconds since 1970-01-01T00:00:00Z, minus leap seconds.
         * @example 1730204346000
         */
        EpochMillis: number;
        /**
         * @description Name of the file.
         * @example scan.e57
         */
        FileName: string;
        /**
         * @description An id that the client gave. Unique among the files of a project.
         * @example scan-17
         */
        ExternalId: string;
        /**
         * @description Directory of the file, an absolute unix-style path.
         * @example /plant/hall-2
         */
        Directory: string;
        /**
         * @description Where the file comes from.
         * @example scanner-4
         */
        SourceName: string;
        /**
         * @description Media type of the content.
         * @example image/jpeg
         */
        MimeType: string;
        /**
         * @description The application's own pairs of strings. The byte limits count UTF-8; JSON Schema cannot say them, so they stand in
         *     extensions: of a key, of a value, and of all keys and values together.
         * @example {
         *       "site": "hall 2"
         *     }
         */
        Metadata: {
            [key: string]: string;
        };
        /**
         * @description Assets that the file belongs to.
         * @example [
         *       4503599627370496
         *     ]
         */
        AssetIds: components["schemas"]["Id"][];
        /**
         * @description Security categories that one must have to see the file.
         * @example [
         *       4503599627370496
         *     ]
         */
        SecurityCategories: components["schemas"]["Id"][];
        /**
         * @description A label, by its external id.
         * @example {
         *       "externalId": "point-cloud"
         *     }
         */
        Label: {
            /** @description An id that the client gave. Unique among the files of a project. */
            externalId: components["schemas"]["ExternalId"];
        };
        /**
         * @description Labels of the file, each at most once.
         * @example [
         *       {
         *         "externalId": "point-cloud"
         *       }
         *     ]
         */
        Labels: components["schemas"]["Label"][];
        /**
         * @description Longitude and latitude.
         * @example [
         *       10.75,
         *       59.91
         *     ]
         */
        Position: number[];
        /**
         * @description A closed line; the last position equals the first.
         * @example [
         *       [
         *         10,
         *         59
         *       ],
         *       [
         *         11,
         *         59
         *       ],
         *       [
         *         11,
         *         60
         *       ],
         *       [
         *         10,
         *         59
         *       ]
         *     ]
         */
        LinearRing: components["schemas"]["Position"][];
        /**
         * @description One position.
         * @example {
         *       "type": "Point",
         *       "coordinates": [
         *         10.75,
         *         59.91
         *       ]
         *     }
         */
        Point: {
            /**
             * @description The kind of geometry. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "Point";
            /** @description Longitude and latitude. */
            coordinates: components["schemas"]["Position"];
        };
        /**
         * @description A line of two positions or more.
         * @example {
         *       "type": "LineString",
         *       "coordinates": [
         *         [
         *           10,
         *           59
         *         ],
         *         [
         *           11,
         *           60
         *         ]
         *       ]
         *     }
         */
        LineString: {
            /**
             * @description The kind of geometry. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "LineString";
            /**
             * @description The positions along the line.
             * @example [
             *       [
             *         10,
             *         59
             *       ],
             *       [
             *         11,
             *         60
             *       ]
             *     ]
             */
            coordinates: components["schemas"]["Position"][];
        };
        /**
         * @description An outer ring, followed by the rings of its holes if it has any.
         * @example {
         *       "type": "Polygon",
         *       "coordinates": [
         *         [
         *           [
         *             10,
         *             59
         *           ],
         *           [
         *             11,
         *             59
         *           ],
         *           [
         *             11,
         *             60
         *           ],
         *           [
         *             10,
         *             59
         *           ]
         *         ]
         *       ]
         *     }
         */
        Polygon: {
            /**
             * @description The kind of geometry. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "Polygon";
            /**
             * @description The rings. One is enough.
             * @example [
             *       [
             *         [
             *           10,
             *           59
             *         ],
             *         [
             *           11,
             *           59
             *         ],
             *         [
             *           11,
             *           60
             *         ],
             *         [
             *           10,
             *           59
             *         ]
             *       ]
             *     ]
             */
            coordinates: components["schemas"]["LinearRing"][];
        };
        /**
         * @description Several positions.
         * @example {
         *       "type": "MultiPoint",
         *       "coordinates": [
         *         [
         *           10,
         *           59
         *         ],
         *         [
         *           11,
         *           60
         *         ]
         *       ]
         *     }
         */
        MultiPoint: {
            /**
             * @description The kind of geometry. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MultiPoint";
            /**
             * @description The positions.
             * @example [
             *       [
             *         10,
             *         59
             *       ],
             *       [
             *         11,
             *         60
             *       ]
             *     ]
             */
            coordinates: components["schemas"]["Position"][];
        };
        /**
         * @description Several lines.
         * @example {
         *       "type": "MultiLineString",
         *       "coordinates": [
         *         [
         *           [
         *             10,
         *             59
         *           ],
         *           [
         *             11,
         *             60
         *           ]
         *         ]
         *       ]
         *     }
         */
        MultiLineString: {
            /**
             * @description The kind of geometry. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MultiLineString";
            /**
             * @description The lines.
             * @example [
             *       [
             *         [
             *           10,
             *           59
             *         ],
             *         [
             *           11,
             *           60
             *         ]
             *       ]
             *     ]
             */
            coordinates: components["schemas"]["Position"][][];
        };
        /**
         * @description Several polygons.
         * @example {
         *       "type": "MultiPolygon",
         *       "coordinates": [
         *         [
         *           [
         *             [
         *               10,
         *               59
         *             ],
         *             [
         *               11,
         *               59
         *             ],
         *             [
         *               11,
         *               60
         *             ],
         *             [
         *               10,
         *               59
         *             ]
         *           ]
         *         ]
         *       ]
         *     }
         */
        MultiPolygon: {
            /**
             * @description The kind of geometry. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MultiPolygon";
            /**
             * @description The polygons.
             * @example [
             *       [
             *         [
             *           [
             *             10,
             *             59
             *           ],
             *           [
             *             11,
             *             59
             *           ],
             *           [
             *             11,
             *             60
             *           ],
             *           [
             *             10,
             *             59
             *           ]
             *         ]
             *       ]
             *     ]
             */
            coordinates: components["schemas"]["LinearRing"][][];
        };
        /**
         * @description A GeoJSON geometry (RFC 7946) other than a collection.
         * @example {
         *       "type": "Point",
         *       "coordinates": [
         *         10.75,
         *         59.91
         *       ]
         *     }
         */
        Geometry: components["schemas"]["Point"] | components["schemas"]["LineString"] | components["schemas"]["Polygon"] | components["schemas"]["MultiPoint"] | components["schemas"]["MultiLineString"] | components["schemas"]["MultiPolygon"];
        /**
         * @description Where on earth the file belongs, as a GeoJSON feature.
         * @example {
         *       "type": "Feature",
         *       "geometry": {
         *         "type": "Point",
         *         "coordinates": [
         *           10.75,
         *           59.91
         *         ]
         *       }
         *     }
         */
        GeoLocation: {
            /**
             * @description Always a feature.
             * @example Feature
             * @constant
             */
            type: "Feature";
            /** @description A GeoJSON geometry (RFC 7946) other than a collection. */
            geometry: components["schemas"]["Geometry"];
            /**
             * @description Anything more to say about the feature.
             * @example {
             *       "height": 12
             *     }
             */
            properties?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description The identity of a data-modeling node.
         * @example {
         *       "space": "plant",
         *       "externalId": "scan-17"
         *     }
         */
        InstanceId: {
            /**
             * @description The space that the node is in.
             * @example plant
             */
            space: string;
            /**
             * @description The external id of the node in its space.
             * @example scan-17
             */
            externalId: string;
        };
        /**
         * @description What a client may say about a file when it makes or replaces it.
         * @example {
         *       "name": "scan.e57",
         *       "externalId": "scan-17"
         *     }
         */
        FileFields: {
            /** @description Name of the file. */
            name: components["schemas"]["FileName"];
            /** @description An id that the client gave. Unique among the files of a project. */
            externalId?: components["schemas"]["ExternalId"];
            /** @description Directory of the file, an absolute unix-style path. */
            directory?: components["schemas"]["Directory"];
            /** @description Where the file comes from. */
            source?: components["schemas"]["SourceName"];
            /** @description Media type of the content. */
            mimeType?: components["schemas"]["MimeType"];
            /**
             * @description The application's own pairs of strings. The byte limits count UTF-8; JSON Schema cannot say them, so they stand in
             *     extensions: of a key, of a value, and of all keys and values together.
             */
            metadata?: components["schemas"]["Metadata"];
            /** @description Assets that the file belongs to. */
            assetIds?: components["schemas"]["AssetIds"];
            /** @description Id of the data set that the file belongs to. Access rights may be bound to it. */
            dataSetId?: components["schemas"]["Id"];
            /** @description When the file was created in its source system, in ms since the epoch. Given by the client. */
            sourceCreatedTime?: components["schemas"]["EpochMillis"];
            /** @description When the file was last modified in its source system, in ms since the epoch. Given by the client. */
            sourceModifiedTime?: components["schemas"]["EpochMillis"];
            /** @description Security categories that one must have to see the file. */
            securityCategories?: components["schemas"]["SecurityCategories"];
            /** @description Labels of the file, each at most once. */
            labels?: components["schemas"]["Labels"];
            /** @description Where on earth the file belongs, as a GeoJSON feature. */
            geoLocation?: components["schemas"]["GeoLocation"];
        };
        /**
         * @description A file entry as the service answers it. Fields without a value are left out; unknown ones may appear.
         * @example {
         *       "id": 4503599627370496,
         *       "name": "scan.e57",
         *       "uploaded": true,
         *       "createdTime": 1730204346000,
         *       "lastUpdatedTime": 1730204346000
         *     }
         */
        File: {
            /** @description An id that the service gave. */
            id: components["schemas"]["Id"];
            /** @description Name of the file. */
            name: components["schemas"]["FileName"];
            /** @description An id that the client gave. Unique among the files of a project. */
            externalId?: components["schemas"]["ExternalId"];
            /** @description The identity of a data-modeling node. */
            instanceId?: components["schemas"]["InstanceId"];
            /** @description Directory of the file, an absolute unix-style path. */
            directory?: components["schemas"]["Directory"];
            /** @description Where the file comes from. */
            source?: components["schemas"]["SourceName"];
            /** @description Media type of the content. */
            mimeType?: components["schemas"]["MimeType"];
            /**
             * @description The application's own pairs of strings. The byte limits count UTF-8; JSON Schema cannot say them, so they stand in
             *     extensions: of a key, of a value, and of all keys and values together.
             */
            metadata?: components["schemas"]["Metadata"];
            /** @description Assets that the file belongs to. */
            assetIds?: components["schemas"]["AssetIds"];
            /** @description Id of the data set that the file belongs to. Access rights may be bound to it. */
            dataSetId?: components["schemas"]["Id"];
            /** @description When the file was created in its source system, in ms since the epoch. Given by the client. */
            sourceCreatedTime?: components["schemas"]["EpochMillis"];
            /** @description When the file was last modified in its source system, in ms since the epoch. Given by the client. */
            sourceModifiedTime?: components["schemas"]["EpochMillis"];
            /** @description Security categories that one must have to see the file. */
            securityCategories?: components["schemas"]["SecurityCategories"];
            /** @description Labels of the file, each at most once. */
            labels?: components["schemas"]["Labels"];
            /** @description Where on earth the file belongs, as a GeoJSON feature. */
            geoLocation?: components["schemas"]["GeoLocation"];
            /**
             * @description Whether the content is there. Turns true some time after the upload was completed.
             * @example true
             */
            uploaded: boolean;
            /** @description When the content was uploaded, in ms since the epoch. Absent until `uploaded` is true. */
            uploadedTime?: components["schemas"]["EpochMillis"];
            /** @description When the file entry was created in CDF, in ms since the epoch. */
            createdTime: components["schemas"]["EpochMillis"];
            /** @description When the file entry was last changed in CDF, in ms since the epoch. */
            lastUpdatedTime: components["schemas"]["EpochMillis"];
        };
        /**
         * @description A file entry with the one URL that its content goes to.
         * @example {
         *       "id": 4503599627370496,
         *       "name": "scan.e57",
         *       "uploaded": false,
         *       "createdTime": 1730204346000,
         *       "lastUpdatedTime": 1730204346000,
         *       "uploadUrl": "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
         *     }
         */
        FileWithUploadUrl: components["schemas"]["File"] & {
            uploadUrl: components["schemas"]["UploadUrl"];
        };
        /**
         * @description Where bytes go: a signed URL, so a secret. On Private Link projects it may be relative (without a host); it
         *     is then resolved against the base URL.
         * @example https://api.cognitedata.com/api/v1/files/storage/1?signature=abc
         */
        UploadUrl: string;
        /**
         * @description A file entry with an upload session.
         * @example {
         *       "id": 4503599627370496,
         *       "name": "scan.e57",
         *       "uploaded": false,
         *       "createdTime": 1730204346000,
         *       "lastUpdatedTime": 1730204346000,
         *       "uploadId": "9f2c8e0d",
         *       "uploadUrls": [
         *         "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
         *       ]
         *     }
         */
        MultipartUpload: components["schemas"]["File"] & {
            uploadId: components["schemas"]["UploadId"];
            /**
             * @description One upload URL a part, in part order.
             * @example [
             *       "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
             *     ]
             */
            uploadUrls: components["schemas"]["UploadUrl"][];
        };
        /**
         * @description The upload as the only item of a list.
         * @example {
         *       "items": [
         *         {
         *           "id": 4503599627370496,
         *           "name": "scan.e57",
         *           "uploaded": false,
         *           "createdTime": 1730204346000,
         *           "lastUpdatedTime": 1730204346000,
         *           "uploadId": "9f2c8e0d",
         *           "uploadUrls": [
         *             "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
         *           ]
         *         }
         *       ]
         *     }
         */
        MultipartUploadItems: {
            /**
             * @description Exactly one upload.
             * @example [
             *       {
             *         "id": 4503599627370496,
             *         "name": "scan.e57",
             *         "uploaded": false,
             *         "createdTime": 1730204346000,
             *         "lastUpdatedTime": 1730204346000,
             *         "uploadId": "9f2c8e0d",
             *         "uploadUrls": [
             *           "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
             *         ]
             *       }
             *     ]
             */
            items: components["schemas"]["MultipartUpload"][];
        };
        /**
         * @description The upload in either of the two envelopes that were seen.
         * @example {
         *       "id": 4503599627370496,
         *       "name": "scan.e57",
         *       "uploaded": false,
         *       "createdTime": 1730204346000,
         *       "lastUpdatedTime": 1730204346000,
         *       "uploadId": "9f2c8e0d",
         *       "uploadUrls": [
         *         "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
         *       ]
         *     }
         */
        MultipartUploadAnswer: components["schemas"]["MultipartUpload"] | components["schemas"]["MultipartUploadItems"];
        /**
         * @description A file by the id that the service gave it.
         * @example {
         *       "id": 4503599627370496
         *     }
         */
        ById: {
            /** @description An id that the service gave. */
            id: components["schemas"]["Id"];
        };
        /**
         * @description A file by the id that the client gave it.
         * @example {
         *       "externalId": "scan-17"
         *     }
         */
        ByExternalId: {
            /** @description An id that the client gave. Unique among the files of a project. */
            externalId: components["schemas"]["ExternalId"];
        };
        /**
         * @description A file by the data-modeling node that it belongs to.
         * @example {
         *       "instanceId": {
         *         "space": "plant",
         *         "externalId": "scan-17"
         *       }
         *     }
         */
        ByInstanceId: {
            /** @description The identity of a data-modeling node. */
            instanceId: components["schemas"]["InstanceId"];
        };
        /**
         * @description A file by exactly one of its identities.
         * @example {
         *       "id": 4503599627370496
         *     }
         */
        FileIdentity: components["schemas"]["ById"] | components["schemas"]["ByExternalId"] | components["schemas"]["ByInstanceId"];
        /**
         * @description The file that a new upload session is for.
         * @example {
         *       "items": [
         *         {
         *           "externalId": "scan-17"
         *         }
         *       ]
         *     }
         */
        MultipartUploadLinkRequest: {
            /**
             * @description Exactly one file.
             * @example [
             *       {
             *         "externalId": "scan-17"
             *       }
             *     ]
             */
            items: (components["schemas"]["ByExternalId"] | components["schemas"]["ByInstanceId"])[];
        };
        /**
         * @description An upload session, and its file by exactly one of its identities.
         * @example {
         *       "id": 4503599627370496,
         *       "uploadId": "9f2c8e0d"
         *     }
         */
        CompleteMultipartUploadRequest: components["schemas"]["CompleteById"] | components["schemas"]["CompleteByExternalId"] | components["schemas"]["CompleteByInstanceId"];
        /**
         * @description An upload session and the id of its file.
         * @example {
         *       "id": 4503599627370496,
         *       "uploadId": "9f2c8e0d"
         *     }
         */
        CompleteById: {
            /** @description An id that the service gave. */
            id: components["schemas"]["Id"];
            /** @description The upload session, as the start of the upload answered it. */
            uploadId: components["schemas"]["UploadId"];
        };
        /**
         * @description An upload session and the external id of its file.
         * @example {
         *       "externalId": "scan-17",
         *       "uploadId": "9f2c8e0d"
         *     }
         */
        CompleteByExternalId: {
            /** @description An id that the client gave. Unique among the files of a project. */
            externalId: components["schemas"]["ExternalId"];
            /** @description The upload session, as the start of the upload answered it. */
            uploadId: components["schemas"]["UploadId"];
        };
        /**
         * @description An upload session and the node of its file.
         * @example {
         *       "instanceId": {
         *         "space": "plant",
         *         "externalId": "scan-17"
         *       },
         *       "uploadId": "9f2c8e0d"
         *     }
         */
        CompleteByInstanceId: {
            /** @description The identity of a data-modeling node. */
            instanceId: components["schemas"]["InstanceId"];
            /** @description The upload session, as the start of the upload answered it. */
            uploadId: components["schemas"]["UploadId"];
        };
        /**
         * @description The upload session, as the start of the upload answered it.
         * @example 9f2c8e0d
         */
        UploadId: string;
        /**
         * @description Files to look up.
         * @example {
         *       "items": [
         *         {
         *           "id": 4503599627370496
         *         }
         *       ]
         *     }
         */
        FilesByIdsRequest: {
            /**
             * @description Their identities.
             * @example [
             *       {
             *         "id": 4503599627370496
             *       }
             *     ]
             */
            items: components["schemas"]["FileIdentity"][];
            /** @description Whether an identity that no file has is passed over instead of being an error. */
            ignoreUnknownIds?: components["schemas"]["IgnoreUnknownIds"];
        };
        /**
         * @description Whether an identity that no file has is passed over instead of being an error.
         * @default false
         * @example true
         */
        IgnoreUnknownIds: boolean;
        /**
         * @description A list of files.
         * @example {
         *       "items": [
         *         {
         *           "id": 4503599627370496,
         *           "name": "scan.e57",
         *           "uploaded": true,
         *           "createdTime": 1730204346000,
         *           "lastUpdatedTime": 1730204346000
         *         }
         *       ]
         *     }
         */
        FileItems: {
            /**
             * @description The files.
             * @example [
             *       {
             *         "id": 4503599627370496,
             *         "name": "scan.e57",
             *         "uploaded": true,
             *         "createdTime": 1730204346000,
             *         "lastUpdatedTime": 1730204346000
             *       }
             *     ]
             */
            items: components["schemas"]["File"][];
        };
        /**
         * @description A span of time, both ends included; either may be left open.
         * @example {
         *       "min": 1730204346000
         *     }
         */
        TimeRange: {
            /** @description Milliseconds since 1970-01-01T00:00:00Z, minus leap seconds. */
            min?: components["schemas"]["EpochMillis"];
            /** @description Milliseconds since 1970-01-01T00:00:00Z, minus leap seconds. */
            max?: components["schemas"]["EpochMillis"];
        };
        /**
         * @description An asset by the id that the service gave it.
         * @example {
         *       "id": 4503599627370496
         *     }
         */
        AssetById: {
            /** @description An id that the service gave. */
            id: components["schemas"]["Id"];
        };
        /**
         * @description An asset by the id that the client gave it.
         * @example {
         *       "externalId": "pump-7"
         *     }
         */
        AssetByExternalId: {
            /** @description External id of the asset. */
            externalId: components["schemas"]["ExternalId"];
        };
        /**
         * @description An asset by exactly one of its identities.
         * @example {
         *       "id": 4503599627370496
         *     }
         */
        AssetIdentity: components["schemas"]["AssetById"] | components["schemas"]["AssetByExternalId"];
        /**
         * @description A data set by the id that the service gave it.
         * @example {
         *       "id": 4503599627370496
         *     }
         */
        DataSetById: {
            /** @description An id that the service gave. */
            id: components["schemas"]["Id"];
        };
        /**
         * @description A data set by the id that the client gave it.
         * @example {
         *       "externalId": "scans"
         *     }
         */
        DataSetByExternalId: {
            /** @description External id of the data set. */
            externalId: components["schemas"]["ExternalId"];
        };
        /**
         * @description A data set by exactly one of its identities.
         * @example {
         *       "id": 4503599627370496
         *     }
         */
        DataSetIdentity: components["schemas"]["DataSetById"] | components["schemas"]["DataSetByExternalId"];
        /**
         * @description Files that have one of these labels at least.
         * @example {
         *       "containsAny": [
         *         {
         *           "externalId": "point-cloud"
         *         }
         *       ]
         *     }
         */
        LabelContainsAnyFilter: {
            /**
             * @description The labels.
             * @example [
             *       {
             *         "externalId": "point-cloud"
             *       }
             *     ]
             */
            containsAny: components["schemas"]["Label"][];
        };
        /**
         * @description Files that have all of these labels.
         * @example {
         *       "containsAll": [
         *         {
         *           "externalId": "point-cloud"
         *         }
         *       ]
         *     }
         */
        LabelContainsAllFilter: {
            /**
             * @description The labels.
             * @example [
             *       {
             *         "externalId": "point-cloud"
             *       }
             *     ]
             */
            containsAll: components["schemas"]["Label"][];
        };
        /**
         * @description Which labels a file must have, of some or all of them.
         * @example {
         *       "containsAny": [
         *         {
         *           "externalId": "point-cloud"
         *         }
         *       ]
         *     }
         */
        LabelFilter: components["schemas"]["LabelContainsAnyFilter"] | components["schemas"]["LabelContainsAllFilter"];
        /**
         * @description How the geographic location of a file must lie to a shape.
         * @example {
         *       "relation": "WITHIN",
         *       "shape": {
         *         "type": "Polygon",
         *         "coordinates": [
         *           [
         *             [
         *               10,
         *               59
         *             ],
         *             [
         *               11,
         *               59
         *             ],
         *             [
         *               11,
         *               60
         *             ],
         *             [
         *               10,
         *               59
         *             ]
         *           ]
         *         ]
         *       }
         *     }
         */
        GeoLocationFilter: {
            /**
             * @description How the location lies to the shape.
             * @example WITHIN
             * @enum {string}
             */
            relation: "INTERSECTS" | "DISJOINT" | "WITHIN";
            /**
             * @description The shape, a GeoJSON geometry. A MultiPoint is not accepted here.
             * @example {
             *       "type": "Point",
             *       "coordinates": [
             *         10.75,
             *         59.91
             *       ]
             *     }
             */
            shape: components["schemas"]["Point"] | components["schemas"]["LineString"] | components["schemas"]["Polygon"] | components["schemas"]["MultiLineString"] | components["schemas"]["MultiPolygon"];
        };
        /**
         * @description What a file must be to be listed; all that is given must hold.
         * @example {
         *       "uploaded": false
         *     }
         */
        FileFilter: {
            /** @description Name of the file. */
            name?: components["schemas"]["FileName"];
            /** @description An id that the client gave. Unique among the files of a project. */
            externalIdPrefix?: components["schemas"]["ExternalId"];
            /** @description Directory of the file, an absolute unix-style path. */
            directoryPrefix?: components["schemas"]["Directory"];
            /** @description Where the file comes from. */
            source?: components["schemas"]["SourceName"];
            /** @description Media type of the content. */
            mimeType?: components["schemas"]["MimeType"];
            /**
             * @description The application's own pairs of strings. The byte limits count UTF-8; JSON Schema cannot say them, so they stand in
             *     extensions: of a key, of a value, and of all keys and values together.
             */
            metadata?: components["schemas"]["Metadata"];
            /**
             * @description Ids of assets. A file matches that belongs to one of them.
             * @example [
             *       4503599627370496
             *     ]
             */
            assetIds?: components["schemas"]["Id"][];
            /**
             * @description Whether the content is there; false finds unfinished uploads.
             * @example false
             */
            uploaded?: boolean;
            /** @description A span of time, both ends included; either may be left open. */
            uploadedTime?: components["schemas"]["TimeRange"];
            /** @description A span of time, both ends included; either may be left open. */
            createdTime?: components["schemas"]["TimeRange"];
            /** @description A span of time, both ends included; either may be left open. */
            lastUpdatedTime?: components["schemas"]["TimeRange"];
            /** @description A span of time, both ends included; either may be left open. */
            sourceCreatedTime?: components["schemas"]["TimeRange"];
            /** @description A span of time, both ends included; either may be left open. */
            sourceModifiedTime?: components["schemas"]["TimeRange"];
            /**
             * @description External ids of assets. A file matches that belongs to one of them.
             * @example [
             *       "pump-7"
             *     ]
             */
            assetExternalIds?: components["schemas"]["ExternalId"][];
            /**
             * @description Assets without a parent. A file matches that belongs to an asset in the tree of one of them.
             * @example [
             *       {
             *         "externalId": "plant"
             *       }
             *     ]
             */
            rootAssetIds?: components["schemas"]["AssetIdentity"][];
            /**
             * @description Data sets. A file matches that belongs to one of them.
             * @example [
             *       {
             *         "id": 4503599627370496
             *       }
             *     ]
             */
            dataSetIds?: components["schemas"]["DataSetIdentity"][];
            /**
             * @description Assets. A file matches that belongs to one of them, or to an asset anywhere below one of them. Subtrees of more
             *     than 100,000 assets in all are refused.
             * @example [
             *       {
             *         "id": 4503599627370496
             *       }
             *     ]
             */
            assetSubtreeIds?: components["schemas"]["AssetIdentity"][];
            /** @description Which labels a file must have, of some or all of them. */
            labels?: components["schemas"]["LabelFilter"];
            /** @description How the geographic location of a file must lie to a shape. */
            geoLocation?: components["schemas"]["GeoLocationFilter"];
        };
        /**
         * @description A filter and a page of what it finds.
         * @example {
         *       "filter": {
         *         "uploaded": false
         *       },
         *       "limit": 100
         *     }
         */
        FileListRequest: {
            /** @description What a file must be to be listed; all that is given must hold. */
            filter?: components["schemas"]["FileFilter"];
            /**
             * Format: int32
             * @description Most files on the page.
             * @default 100
             * @example 100
             */
            limit?: number;
            /**
             * @description Where the page begins, as the one before it answered.
             * @example bmV4dA
             */
            cursor?: string;
            /**
             * @description One of several lists that hold every file between them, to be read in parallel: `m/n` is the m-th of n, and n is
             *     10 at most. Each has cursors of its own.
             * @example 1/3
             */
            partition?: string;
        };
        /**
         * @description One page of files.
         * @example {
         *       "items": [
         *         {
         *           "id": 4503599627370496,
         *           "name": "scan.e57",
         *           "uploaded": false,
         *           "createdTime": 1730204346000,
         *           "lastUpdatedTime": 1730204346000
         *         }
         *       ],
         *       "nextCursor": "bmV4dA"
         *     }
         */
        FilePage: {
            /**
             * @description The files of this page.
             * @example [
             *       {
             *         "id": 4503599627370496,
             *         "name": "scan.e57",
             *         "uploaded": false,
             *         "createdTime": 1730204346000,
             *         "lastUpdatedTime": 1730204346000
             *       }
             *     ]
             */
            items: components["schemas"]["File"][];
            /**
             * @description Where the next page begins. Absent on the last one.
             * @example bmV4dA
             */
            nextCursor?: string;
        };
        /**
         * @description Files to read.
         * @example {
         *       "items": [
         *         {
         *           "id": 4503599627370496
         *         }
         *       ]
         *     }
         */
        DownloadLinksRequest: {
            /**
             * @description Their identities.
             * @example [
             *       {
             *         "id": 4503599627370496
             *       }
             *     ]
             */
            items: components["schemas"]["FileIdentity"][];
        };
        /**
         * @description A URL to read a file from, with the identity that was asked for.
         * @example {
         *       "id": 4503599627370496,
         *       "downloadUrl": "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
         *     }
         */
        DownloadLink: {
            /**
             * @description Where the content is read from; signed, so a secret. Answers ranges.
             * @example https://api.cognitedata.com/api/v1/files/storage/1?signature=abc
             */
            downloadUrl: string;
            /** @description An id that the service gave. */
            id?: components["schemas"]["Id"];
            /** @description An id that the client gave. Unique among the files of a project. */
            externalId?: components["schemas"]["ExternalId"];
            /** @description The identity of a data-modeling node. */
            instanceId?: components["schemas"]["InstanceId"];
        };
        /**
         * @description One link a file.
         * @example {
         *       "items": [
         *         {
         *           "id": 4503599627370496,
         *           "downloadUrl": "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
         *         }
         *       ]
         *     }
         */
        DownloadLinkItems: {
            /**
             * @description The links.
             * @example [
             *       {
             *         "id": 4503599627370496,
             *         "downloadUrl": "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
             *       }
             *     ]
             */
            items: components["schemas"]["DownloadLink"][];
        };
        /**
         * @description Files to delete.
         * @example {
         *       "items": [
         *         {
         *           "id": 4503599627370496
         *         }
         *       ]
         *     }
         */
        DeleteFilesRequest: {
            /**
             * @description Their identities; each file at most once.
             * @example [
             *       {
             *         "id": 4503599627370496
             *       }
             *     ]
             */
            items: (components["schemas"]["ById"] | components["schemas"]["ByExternalId"])[];
            /** @description Whether an identity that no file has is passed over instead of being an error. */
            ignoreUnknownIds?: components["schemas"]["IgnoreUnknownIds"];
        };
        /**
         * @description No value any more.
         * @example {
         *       "setNull": true
         *     }
         */
        SetNull: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            setNull: true;
        };
        /**
         * @description A change of the external id.
         * @example {
         *       "set": "scan-18"
         *     }
         */
        ExternalIdChange: {
            set: components["schemas"]["ExternalId"];
        } | components["schemas"]["SetNull"];
        /**
         * @description A change of the directory.
         * @example {
         *       "set": "/plant/hall-3"
         *     }
         */
        DirectoryChange: {
            set: components["schemas"]["Directory"];
        } | components["schemas"]["SetNull"];
        /**
         * @description A change of the source.
         * @example {
         *       "set": "scanner-5"
         *     }
         */
        SourceNameChange: {
            set: components["schemas"]["SourceName"];
        } | components["schemas"]["SetNull"];
        /**
         * @description A change of the media type. It was seen to fail on Amazon clusters; say it when the file is created.
         * @example {
         *       "set": "image/jpeg"
         *     }
         */
        MimeTypeChange: {
            set: components["schemas"]["MimeType"];
        } | components["schemas"]["SetNull"];
        /**
         * @description A change of an id.
         * @example {
         *       "set": 4503599627370496
         *     }
         */
        IdChange: {
            set: components["schemas"]["Id"];
        } | components["schemas"]["SetNull"];
        /**
         * @description A change of a time.
         * @example {
         *       "set": 1730204346000
         *     }
         */
        EpochMillisChange: {
            set: components["schemas"]["EpochMillis"];
        } | components["schemas"]["SetNull"];
        /**
         * @description A change of the place on earth.
         * @example {
         *       "setNull": true
         *     }
         */
        GeoLocationChange: {
            set: components["schemas"]["GeoLocation"];
        } | components["schemas"]["SetNull"];
        /**
         * @description A change of the metadata, as a whole or by its pairs.
         * @example {
         *       "set": {
         *         "site": "hall 2"
         *       }
         *     }
         */
        MetadataChange: {
            set: components["schemas"]["Metadata"];
        } | {
            add?: components["schemas"]["Metadata"];
            /**
             * @description Keys to remove.
             * @example [
             *       "floor"
             *     ]
             */
            remove?: string[];
        };
        /**
         * @description A change of the assets.
         * @example {
         *       "set": [
         *         4503599627370496
         *       ]
         *     }
         */
        AssetIdsChange: {
            /**
             * @description Assets. An empty list removes all.
             * @example [
             *       4503599627370496
             *     ]
             */
            set: components["schemas"]["Id"][];
        } | {
            /**
             * @description Assets to add.
             * @example [
             *       4503599627370496
             *     ]
             */
            add?: components["schemas"]["Id"][];
            /**
             * @description Assets to remove.
             * @example [
             *       4503599627370496
             *     ]
             */
            remove?: components["schemas"]["Id"][];
        };
        /**
         * @description A change of the security categories.
         * @example {
         *       "set": [
         *         4503599627370496
         *       ]
         *     }
         */
        SecurityCategoriesChange: {
            /**
             * @description Categories. An empty list removes all.
             * @example [
             *       4503599627370496
             *     ]
             */
            set: components["schemas"]["Id"][];
        } | {
            /**
             * @description Categories to add.
             * @example [
             *       4503599627370496
             *     ]
             */
            add?: components["schemas"]["Id"][];
            /**
             * @description Categories to remove.
             * @example [
             *       4503599627370496
             *     ]
             */
            remove?: components["schemas"]["Id"][];
        };
        /**
         * @description A change of the labels.
         * @example {
         *       "set": [
         *         {
         *           "externalId": "point-cloud"
         *         }
         *       ]
         *     }
         */
        LabelsChange: {
            /**
             * @description Labels. An empty list removes all.
             * @example [
             *       {
             *         "externalId": "point-cloud"
             *       }
             *     ]
             */
            set: components["schemas"]["Label"][];
        } | {
            /**
             * @description Labels to add.
             * @example [
             *       {
             *         "externalId": "point-cloud"
             *       }
             *     ]
             */
            add?: components["schemas"]["Label"][];
            /**
             * @description Labels to remove.
             * @example [
             *       {
             *         "externalId": "point-cloud"
             *       }
             *     ]
             */
            remove?: components["schemas"]["Label"][];
        };
        /**
         * @description Changes of the fields of a file.
         * @example {
         *       "externalId": {
         *         "set": "scan-18"
         *       }
         *     }
         */
        FileChanges: {
            /** @description A change of the external id. */
            externalId?: components["schemas"]["ExternalIdChange"];
            /** @description A change of the metadata, as a whole or by its pairs. */
            metadata?: components["schemas"]["MetadataChange"];
            /** @description A change of the assets. */
            assetIds?: components["schemas"]["AssetIdsChange"];
            /** @description A change of an id. */
            dataSetId?: components["schemas"]["IdChange"];
            /** @description A change of the labels. */
            labels?: components["schemas"]["LabelsChange"];
            /** @description A change of the place on earth. */
            geoLocation?: components["schemas"]["GeoLocationChange"];
            /** @description A change of the directory. */
            directory?: components["schemas"]["DirectoryChange"];
            /** @description A change of the source. */
            source?: components["schemas"]["SourceNameChange"];
            /** @description A change of the media type. It was seen to fail on Amazon clusters; say it when the file is created. */
            mimeType?: components["schemas"]["MimeTypeChange"];
            /** @description A change of a time. */
            sourceCreatedTime?: components["schemas"]["EpochMillisChange"];
            /** @description A change of a time. */
            sourceModifiedTime?: components["schemas"]["EpochMillisChange"];
            /** @description A change of the security categories. */
            securityCategories?: components["schemas"]["SecurityCategoriesChange"];
        };
        /**
         * @description Changes of a file that belongs to a data-modeling node. The other fields are properties of the node.
         * @example {
         *       "externalId": {
         *         "set": "scan-18"
         *       }
         *     }
         */
        NodeFileChanges: {
            /** @description A change of the external id. */
            externalId?: components["schemas"]["ExternalIdChange"];
            /** @description A change of the metadata, as a whole or by its pairs. */
            metadata?: components["schemas"]["MetadataChange"];
            /** @description A change of the assets. */
            assetIds?: components["schemas"]["AssetIdsChange"];
            /** @description A change of an id. */
            dataSetId?: components["schemas"]["IdChange"];
            /** @description A change of the labels. */
            labels?: components["schemas"]["LabelsChange"];
            /** @description A change of the place on earth. */
            geoLocation?: components["schemas"]["GeoLocationChange"];
        };
        /**
         * @description The changes of one file.
         * @example {
         *       "id": 4503599627370496,
         *       "update": {
         *         "externalId": {
         *           "set": "scan-18"
         *         }
         *       }
         *     }
         */
        UpdateFileById: {
            /** @description An id that the service gave. */
            id: components["schemas"]["Id"];
            /** @description Changes of the fields of a file. */
            update: components["schemas"]["FileChanges"];
        };
        /**
         * @description The changes of one file.
         * @example {
         *       "externalId": "scan-17",
         *       "update": {
         *         "externalId": {
         *           "set": "scan-18"
         *         }
         *       }
         *     }
         */
        UpdateFileByExternalId: {
            /** @description An id that the client gave. Unique among the files of a project. */
            externalId: components["schemas"]["ExternalId"];
            /** @description Changes of the fields of a file. */
            update: components["schemas"]["FileChanges"];
        };
        /**
         * @description The changes of one file.
         * @example {
         *       "instanceId": {
         *         "space": "plant",
         *         "externalId": "scan-17"
         *       },
         *       "update": {
         *         "externalId": {
         *           "set": "scan-18"
         *         }
         *       }
         *     }
         */
        UpdateFileByInstanceId: {
            /** @description The identity of a data-modeling node. */
            instanceId: components["schemas"]["InstanceId"];
            /** @description Changes of a file that belongs to a data-modeling node. The other fields are properties of the node. */
            update: components["schemas"]["NodeFileChanges"];
        };
        /**
         * @description Files to change.
         * @example {
         *       "items": [
         *         {
         *           "externalId": "scan-17",
         *           "update": {
         *             "source": {
         *               "setNull": true
         *             }
         *           }
         *         }
         *       ]
         *     }
         */
        UpdateFilesRequest: {
            /**
             * @description The files with their changes, each file at most once.
             * @example [
             *       {
             *         "externalId": "scan-17",
             *         "update": {
             *           "source": {
             *             "setNull": true
             *           }
             *         }
             *       }
             *     ]
             */
            items: (components["schemas"]["UpdateFileById"] | components["schemas"]["UpdateFileByExternalId"] | components["schemas"]["UpdateFileByInstanceId"])[];
        };
        /**
         * @description The file that an upload URL is for.
         * @example {
         *       "items": [
         *         {
         *           "externalId": "scan-17"
         *         }
         *       ]
         *     }
         */
        UploadLinkRequest: {
            /**
             * @description Exactly one file.
             * @example [
             *       {
             *         "externalId": "scan-17"
             *       }
             *     ]
             */
            items: (components["schemas"]["ByExternalId"] | components["schemas"]["ByInstanceId"])[];
        };
        /**
         * @description The file with its upload URL, as the only item of a list.
         * @example {
         *       "items": [
         *         {
         *           "id": 4503599627370496,
         *           "name": "scan.e57",
         *           "uploaded": false,
         *           "createdTime": 1730204346000,
         *           "lastUpdatedTime": 1730204346000,
         *           "uploadUrl": "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
         *         }
         *       ]
         *     }
         */
        UploadLinkItems: {
            /**
             * @description Exactly one file.
             * @example [
             *       {
             *         "id": 4503599627370496,
             *         "name": "scan.e57",
             *         "uploaded": false,
             *         "createdTime": 1730204346000,
             *         "lastUpdatedTime": 1730204346000,
             *         "uploadUrl": "https://api.cognitedata.com/api/v1/files/storage/1?signature=abc"
             *       }
             *     ]
             */
            items: components["schemas"]["FileWithUploadUrl"][];
        };
        /**
         * @description Words and a filter.
         * @example {
         *       "search": {
         *         "name": "scan"
         *       }
         *     }
         */
        SearchFilesRequest: {
            /** @description What a file must be to be listed; all that is given must hold. */
            filter?: components["schemas"]["FileFilter"];
            /**
             * @description What to search in.
             * @example {
             *       "name": "scan"
             *     }
             */
            search?: {
                /**
                 * @description Words of the name, in any order.
                 * @example scan
                 */
                name?: string;
            };
            /**
             * Format: int32
             * @description Most files to answer with. Not documented, but accepted.
             * @default 100
             * @example 100
             */
            limit?: number;
        };
        /**
         * @description Which files to count.
         * @example {
         *       "filter": {
         *         "uploaded": false
         *       }
         *     }
         */
        AggregateFilesRequest: {
            /** @description What a file must be to be listed; all that is given must hold. */
            filter?: components["schemas"]["FileFilter"];
        };
        /**
         * @description A count as the only item of a list.
         * @example {
         *       "items": [
         *         {
         *           "count": 3
         *         }
         *       ]
         *     }
         */
        FileCountItems: {
            /**
             * @description Exactly one count.
             * @example [
             *       {
             *         "count": 3
             *       }
             *     ]
             */
            items: {
                /**
                 * Format: int64
                 * @description The number of files.
                 * @example 3
                 */
                count: number;
            }[];
        };
        /**
         * @description A space of data modeling. The spaces of its users; `cdf_cdm` and others of the service hold schemas only.
         * @example plant
         */
        Space: string;
        /**
         * @description The external id of a node in its space, without NUL.
         * @example scan-17
         */
        NodeExternalId: string;
        /**
         * @description The identity of a data-modeling node.
         * @example {
         *       "instanceType": "node",
         *       "space": "plant",
         *       "externalId": "scan-17"
         *     }
         */
        NodeId: {
            /** @description The kind of instance. A file is a node. */
            instanceType: components["schemas"]["NodeType"];
            /** @description A space of data modeling. The spaces of its users; `cdf_cdm` and others of the service hold schemas only. */
            space: components["schemas"]["Space"];
            /** @description The external id of a node in its space, without NUL. */
            externalId: components["schemas"]["NodeExternalId"];
        };
        /**
         * @description The kind of instance. A file is a node.
         * @example node
         * @constant
         */
        NodeType: "node";
        /**
         * @description The node that a property or a type leads to.
         * @example {
         *       "space": "plant",
         *       "externalId": "pump-7"
         *     }
         */
        RelationTarget: {
            /** @description A space of data modeling. The spaces of its users; `cdf_cdm` and others of the service hold schemas only. */
            space: components["schemas"]["Space"];
            /** @description The external id of a node in its space, without NUL. */
            externalId: components["schemas"]["NodeExternalId"];
        };
        /**
         * @description The named properties of nodes, in one version.
         * @example {
         *       "type": "view",
         *       "space": "cdf_cdm",
         *       "externalId": "CogniteFile",
         *       "version": "v1"
         *     }
         */
        ViewReference: {
            /**
             * @description The kind of reference.
             * @example view
             * @constant
             */
            type: "view";
            /** @description A space of data modeling. The spaces of its users; `cdf_cdm` and others of the service hold schemas only. */
            space: components["schemas"]["Space"];
            /**
             * @description The name of the view in its space.
             * @example CogniteFile
             */
            externalId: string;
            /**
             * @description The version of the view.
             * @example v1
             */
            version: string;
        };
        /**
         * @description No value.
         * @example null
         */
        NoValue: null;
        /**
         * @description What can be written through the view `CogniteFile` (space `cdf_cdm`, version `v1`). Null removes a value. `isUploaded`
         *     and `uploadedTime` can only be read. Texts have at most NODE_TEXT_MAX_TOTAL_BYTES bytes of UTF-8.
         * @example {
         *       "name": "scan.e57",
         *       "mimeType": "model/e57"
         *     }
         */
        CogniteFileProperties: {
            /**
             * @description Name of the file. Without one its file entry is called `untitled`.
             * @example scan.e57
             */
            name?: string | null;
            /**
             * @description What the file is, in words.
             * @example Hall 2 from the north
             */
            description?: string | null;
            /**
             * @description Words to find the file by. They take the place of labels.
             * @example [
             *       "point-cloud"
             *     ]
             */
            tags?: string[] | null;
            /**
             * @description Other names of the file.
             * @example [
             *       "hall-2"
             *     ]
             */
            aliases?: string[] | null;
            /**
             * @description The id of the file in its source system.
             * @example 17
             */
            sourceId?: string | null;
            /**
             * @description What `sourceId` belongs to.
             * @example scanner-4
             */
            sourceContext?: string | null;
            /**
             * @description The node of the source system. A relation, unlike the text of a file entry.
             * @example {
             *       "space": "plant",
             *       "externalId": "pump-7"
             *     }
             */
            source?: components["schemas"]["RelationTarget"] | components["schemas"]["NoValue"];
            /**
             * @description When the file was created in its source system.
             * @example 2024-10-29T12:19:06.000Z
             */
            sourceCreatedTime?: string | null;
            /**
             * @description When the file was last changed in its source system.
             * @example 2024-10-29T12:19:06.000Z
             */
            sourceUpdatedTime?: string | null;
            /**
             * @description Who created the file in its source system.
             * @example ada
             */
            sourceCreatedUser?: string | null;
            /**
             * @description Who last changed the file in its source system.
             * @example ada
             */
            sourceUpdatedUser?: string | null;
            /**
             * @description Assets that the file belongs to.
             * @example [
             *       {
             *         "space": "plant",
             *         "externalId": "pump-7"
             *       }
             *     ]
             */
            assets?: components["schemas"]["RelationTarget"][] | null;
            /**
             * @description Media type of the content. Set it before the upload URL is asked for.
             * @example model/e57
             */
            mimeType?: string | null;
            /**
             * @description Directory of the file.
             * @example /plant/hall-2
             */
            directory?: string | null;
            /**
             * @description The node of the category of the file.
             * @example {
             *       "space": "plant",
             *       "externalId": "pump-7"
             *     }
             */
            category?: components["schemas"]["RelationTarget"] | components["schemas"]["NoValue"];
        };
        /**
         * @description Properties of a view by name. Which there are, and of what type, is up to the view.
         * @example {
         *       "name": "scan.e57"
         *     }
         */
        NodeProperties: {
            [key: string]: unknown;
        };
        /**
         * @description Properties of a node in one view.
         * @example {
         *       "source": {
         *         "type": "view",
         *         "space": "cdf_cdm",
         *         "externalId": "CogniteFile",
         *         "version": "v1"
         *       },
         *       "properties": {
         *         "name": "scan.e57"
         *       }
         *     }
         */
        NodeSource: {
            /** @description The named properties of nodes, in one version. */
            source: components["schemas"]["ViewReference"];
            /**
             * @description The properties of the view `CogniteFile`, or of any other.
             * @example {
             *       "name": "scan.e57"
             *     }
             */
            properties?: components["schemas"]["CogniteFileProperties"] | components["schemas"]["NodeProperties"] | components["schemas"]["NoValue"];
        };
        /**
         * @description A node to create or change.
         * @example {
         *       "instanceType": "node",
         *       "space": "plant",
         *       "externalId": "scan-17"
         *     }
         */
        NodeWrite: {
            /** @description The kind of instance. A file is a node. */
            instanceType: components["schemas"]["NodeType"];
            /** @description A space of data modeling. The spaces of its users; `cdf_cdm` and others of the service hold schemas only. */
            space: components["schemas"]["Space"];
            /** @description The external id of a node in its space, without NUL. */
            externalId: components["schemas"]["NodeExternalId"];
            /**
             * Format: int64
             * @description The version that the node had when it was read. The request is refused when the stored version is greater; 0 only
             *     creates.
             * @example 1
             */
            existingVersion?: number | null;
            /**
             * @description The node that says what kind of node this is.
             * @example {
             *       "space": "plant",
             *       "externalId": "scan"
             *     }
             */
            type?: components["schemas"]["RelationTarget"] | components["schemas"]["NoValue"];
            /**
             * @description The properties, by view.
             * @example [
             *       {
             *         "source": {
             *           "type": "view",
             *           "space": "cdf_cdm",
             *           "externalId": "CogniteFile",
             *           "version": "v1"
             *         },
             *         "properties": {
             *           "name": "scan.e57"
             *         }
             *       }
             *     ]
             */
            sources?: components["schemas"]["NodeSource"][] | null;
        };
        /**
         * @description Nodes to create or change.
         * @example {
         *       "items": [
         *         {
         *           "instanceType": "node",
         *           "space": "plant",
         *           "externalId": "scan-17"
         *         }
         *       ]
         *     }
         */
        ApplyInstancesRequest: {
            /**
             * @description The nodes, each at most once.
             * @example [
             *       {
             *         "instanceType": "node",
             *         "space": "plant",
             *         "externalId": "scan-17"
             *       }
             *     ]
             */
            items: components["schemas"]["NodeWrite"][];
            /**
             * @description Whether nodes that properties lead to are created empty when they do not exist. Otherwise that is an error.
             * @default true
             * @example false
             */
            autoCreateDirectRelations?: boolean | null;
            /**
             * @description Of no effect on nodes.
             * @default false
             * @example false
             */
            autoCreateStartNodes?: boolean | null;
            /**
             * @description Of no effect on nodes.
             * @default false
             * @example false
             */
            autoCreateEndNodes?: boolean | null;
            /**
             * @description Whether nodes whose `existingVersion` is too old are passed over instead of being an error.
             * @default false
             * @example false
             */
            skipOnVersionConflict?: boolean | null;
            /**
             * @description Whether properties that are not named lose their values.
             * @default false
             * @example false
             */
            replace?: boolean | null;
        };
        /**
         * @description What became of one node.
         * @example {
         *       "instanceType": "node",
         *       "space": "plant",
         *       "externalId": "scan-17",
         *       "version": 1,
         *       "wasModified": true,
         *       "createdTime": 1730204346000,
         *       "lastUpdatedTime": 1730204346000
         *     }
         */
        AppliedInstance: {
            /** @description The kind of instance. A file is a node. */
            instanceType: components["schemas"]["NodeType"];
            /** @description A space of data modeling. The spaces of its users; `cdf_cdm` and others of the service hold schemas only. */
            space: components["schemas"]["Space"];
            /** @description The external id of a node in its space, without NUL. */
            externalId: components["schemas"]["NodeExternalId"];
            /**
             * Format: int64
             * @description How often the node was changed. The service changes it too, when the content has arrived.
             * @example 1
             */
            version: number;
            /**
             * @description Whether anything changed.
             * @example true
             */
            wasModified: boolean;
            /** @description When the node was created, in ms since the epoch. */
            createdTime: components["schemas"]["EpochMillis"];
            /** @description When the node was last changed, in ms since the epoch. */
            lastUpdatedTime: components["schemas"]["EpochMillis"];
        };
        /**
         * @description What became of the nodes.
         * @example {
         *       "items": [
         *         {
         *           "instanceType": "node",
         *           "space": "plant",
         *           "externalId": "scan-17",
         *           "version": 1,
         *           "wasModified": true,
         *           "createdTime": 1730204346000,
         *           "lastUpdatedTime": 1730204346000
         *         }
         *       ],
         *       "deleted": []
         *     }
         */
        AppliedInstances: {
            /**
             * @description One for each node of the request, in its order.
             * @example [
             *       {
             *         "instanceType": "node",
             *         "space": "plant",
             *         "externalId": "scan-17",
             *         "version": 1,
             *         "wasModified": true,
             *         "createdTime": 1730204346000,
             *         "lastUpdatedTime": 1730204346000
             *       }
             *     ]
             */
            items: components["schemas"]["AppliedInstance"][];
            /**
             * @description Empty, because nothing was to be deleted.
             * @example []
             */
            deleted?: components["schemas"]["InstanceReference"][];
        };
        /**
         * @description The identity of a node in an answer.
         * @example {
         *       "instanceType": "node",
         *       "space": "plant",
         *       "externalId": "scan-17"
         *     }
         */
        InstanceReference: {
            /** @description The kind of instance. A file is a node. */
            instanceType: components["schemas"]["NodeType"];
            /** @description A space of data modeling. The spaces of its users; `cdf_cdm` and others of the service hold schemas only. */
            space: components["schemas"]["Space"];
            /** @description The external id of a node in its space, without NUL. */
            externalId: components["schemas"]["NodeExternalId"];
        };
        /**
         * @description Nodes to read.
         * @example {
         *       "items": [
         *         {
         *           "instanceType": "node",
         *           "space": "plant",
         *           "externalId": "scan-17"
         *         }
         *       ]
         *     }
         */
        InstancesByIdsRequest: {
            /**
             * @description Their identities.
             * @example [
             *       {
             *         "instanceType": "node",
             *         "space": "plant",
             *         "externalId": "scan-17"
             *       }
             *     ]
             */
            items: components["schemas"]["NodeId"][];
            /**
             * @description The views to read the nodes through. Without any the nodes have no properties.
             * @example [
             *       {
             *         "source": {
             *           "type": "view",
             *           "space": "cdf_cdm",
             *           "externalId": "CogniteFile",
             *           "version": "v1"
             *         }
             *       }
             *     ]
             */
            sources?: {
                source: components["schemas"]["ViewReference"];
            }[];
            /**
             * @description Whether the types of the properties are answered too.
             * @default false
             * @example false
             */
            includeTyping?: boolean;
        };
        /**
         * @description A node as the service answers it.
         * @example {
         *       "instanceType": "node",
         *       "space": "plant",
         *       "externalId": "scan-17",
         *       "version": 2,
         *       "createdTime": 1730204346000,
         *       "lastUpdatedTime": 1730204406000,
         *       "properties": {
         *         "cdf_cdm": {
         *           "CogniteFile/v1": {
         *             "name": "scan.e57",
         *             "isUploaded": true
         *           }
         *         }
         *       }
         *     }
         */
        Instance: {
            /** @description The kind of instance. A file is a node. */
            instanceType: components["schemas"]["NodeType"];
            /** @description A space of data modeling. The spaces of its users; `cdf_cdm` and others of the service hold schemas only. */
            space: components["schemas"]["Space"];
            /** @description The external id of a node in its space, without NUL. */
            externalId: components["schemas"]["NodeExternalId"];
            /**
             * Format: int64
             * @description How often the node was changed. The service changes it too, when the content has arrived.
             * @example 1
             */
            version: number;
            /** @description The node that a property or a type leads to. */
            type?: components["schemas"]["RelationTarget"];
            /** @description When the node was created, in ms since the epoch. */
            createdTime: components["schemas"]["EpochMillis"];
            /** @description When the node was last changed, in ms since the epoch. */
            lastUpdatedTime: components["schemas"]["EpochMillis"];
            /**
             * @description The properties by space, then by view and version (`CogniteFile/v1`), then by name.
             * @example {
             *       "cdf_cdm": {
             *         "CogniteFile/v1": {
             *           "name": "scan.e57"
             *         }
             *       }
             *     }
             */
            properties?: {
                [key: string]: {
                    [key: string]: components["schemas"]["NodeProperties"];
                };
            };
        };
        /**
         * @description Nodes.
         * @example {
         *       "items": [
         *         {
         *           "instanceType": "node",
         *           "space": "plant",
         *           "externalId": "scan-17",
         *           "version": 2,
         *           "createdTime": 1730204346000,
         *           "lastUpdatedTime": 1730204406000,
         *           "properties": {
         *             "cdf_cdm": {
         *               "CogniteFile/v1": {
         *                 "name": "scan.e57",
         *                 "isUploaded": true
         *               }
         *             }
         *           }
         *         }
         *       ]
         *     }
         */
        InstanceItems: {
            /**
             * @description The nodes that exist.
             * @example [
             *       {
             *         "instanceType": "node",
             *         "space": "plant",
             *         "externalId": "scan-17",
             *         "version": 2,
             *         "createdTime": 1730204346000,
             *         "lastUpdatedTime": 1730204406000,
             *         "properties": {
             *           "cdf_cdm": {
             *             "CogniteFile/v1": {
             *               "name": "scan.e57",
             *               "isUploaded": true
             *             }
             *           }
             *         }
             *       }
             *     ]
             */
            items: components["schemas"]["Instance"][];
            /**
             * @description The types of the properties, when they were asked for.
             * @example {
             *       "cdf_cdm": {}
             *     }
             */
            typing?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description Nodes to delete.
         * @example {
         *       "items": [
         *         {
         *           "instanceType": "node",
         *           "space": "plant",
         *           "externalId": "scan-17"
         *         }
         *       ]
         *     }
         */
        DeleteInstancesRequest: {
            /**
             * @description Their identities.
             * @example [
             *       {
             *         "instanceType": "node",
             *         "space": "plant",
             *         "externalId": "scan-17"
             *       }
             *     ]
             */
            items: components["schemas"]["NodeId"][];
        };
        /**
         * @description The nodes that are gone.
         * @example {
         *       "items": [
         *         {
         *           "instanceType": "node",
         *           "space": "plant",
         *           "externalId": "scan-17"
         *         }
         *       ]
         *     }
         */
        DeletedInstances: {
            /**
             * @description Those that existed.
             * @example [
             *       {
             *         "instanceType": "node",
             *         "space": "plant",
             *         "externalId": "scan-17"
             *       }
             *     ]
             */
            items: components["schemas"]["InstanceReference"][];
        };
        /**
         * @description Nothing to say.
         * @example {}
         */
        EmptyAnswer: {
            [key: string]: unknown;
        };
        /**
         * @description An identity that an error speaks of.
         * @example {
         *       "id": 4503599627370496
         *     }
         */
        ErrorIdentity: {
            /** @description An id that the service gave. */
            id?: components["schemas"]["Id"];
            /** @description An id that the client gave. Unique among the files of a project. */
            externalId?: components["schemas"]["ExternalId"];
            /** @description The identity of a data-modeling node. */
            instanceId?: components["schemas"]["InstanceId"];
        };
        /**
         * @description What went wrong.
         * @example {
         *       "code": 400,
         *       "message": "Request had 1 item(s) missing: [id: 1]"
         *     }
         */
        ErrorDetails: {
            /**
             * Format: int32
             * @description The HTTP status again.
             * @example 400
             */
            code: number;
            /**
             * @description What went wrong, for people.
             * @example Request had 1 item(s) missing: [id: 1]
             */
            message: string;
            /**
             * @description Identities that no file has.
             * @example [
             *       {
             *         "id": 4503599627370496
             *       }
             *     ]
             */
            missing?: components["schemas"]["ErrorIdentity"][];
            /**
             * @description Identities that were named twice, or that a file has already.
             * @example [
             *       {
             *         "externalId": "scan-17"
             *       }
             *     ]
             */
            duplicated?: components["schemas"]["ErrorIdentity"][];
            /**
             * @description Anything more that the service says.
             * @example {
             *       "hint": "check the data set"
             *     }
             */
            extra?: {
                [key: string]: unknown;
            };
            /**
             * @description Whether the request may be repeated as it is.
             * @example true
             */
            isAutoRetryable?: boolean;
        };
        /**
         * @description An error. `error` was seen as a plain string too.
         * @example {
         *       "error": {
         *         "code": 400,
         *         "message": "Request had 1 item(s) missing: [id: 1]"
         *       }
         *     }
         */
        ErrorAnswer: {
            /**
             * @description The details, or no more than a message.
             * @example {
             *       "code": 400,
             *       "message": "Request had 1 item(s) missing: [id: 1]"
             *     }
             */
            error: components["schemas"]["ErrorDetails"] | string;
        };
    };
    responses: {
        /** @description The request is wrong, or names what is not there (`missing`). */
        BadRequest: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The token is missing, wrong or has expired. */
        Unauthorized: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The identity may not do this. The usual cause is a missing `dataSetId`. */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description An identity is taken already, or named twice (`duplicated`). */
        Conflict: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description A node has a newer version than `existingVersion`, or the service is changing its schema at the moment; the latter
         *     is marked with `cdf-is-auto-retryable`.
         */
        VersionConflict: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "cdf-is-auto-retryable": components["headers"]["AutoRetryable"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Too many requests per second, too many concurrent requests, or requests that conflict. The message says which. */
        TooManyRequests: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated. */
        ServerError: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "cdf-is-auto-retryable": components["headers"]["AutoRetryable"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
    };
    parameters: {
        /**
         * @description The API version that the request was written for, as a date.
         * @example 20230101
         */
        CdfVersion: string;
        /**
         * @description The application that makes the request, for the service's statistics.
         * @example plant-scanner
         */
        CdpApp: string;
        /**
         * @description The client library that makes the request, as `name:version`.
         * @example cdf-multipart:0.1.0
         */
        CdpSdk: string;
        /**
         * @description The id that the service gave the file.
         * @example 4503599627370496
         */
        FileId: components["schemas"]["Id"];
        /**
         * @description With `true` and a known `externalId` the fields given replace the old ones: metadata as a whole, `assetIds` only
         *     if given; `directory` and `source` were seen not to change. The old content stays until the new upload is
         *     complete. With `false` a known `externalId` is a conflict (409).
         * @example false
         */
        Overwrite: boolean;
        /**
         * @description How many upload URLs to answer with, one a part.
         * @example 3
         */
        Parts: components["schemas"]["PartCount"];
        /**
         * @description With `true` a link lives an hour instead of 30 s.
         * @example false
         */
        ExtendedExpiration: boolean;
    };
    requestBodies: never;
    headers: {
        /** @description Names this request in the service's logs. On every answer of CDF, never on one of a store. */
        RequestId: components["schemas"]["RequestId"];
        /** @description Seconds, or an HTTP date, before which a repeat makes no sense. Not promised; honour it when it is there. */
        RetryAfter: string;
        /** @description `true` marks an error that may be repeated as it is. */
        AutoRetryable: "true" | "false";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    initFileUpload: {
        parameters: {
            query?: {
                /**
                 * @description With `true` and a known `externalId` the fields given replace the old ones: metadata as a whole, `assetIds` only
                 *     if given; `directory` and `source` were seen not to change. The old content stays until the new upload is
                 *     complete. With `false` a known `externalId` is a conflict (409).
                 * @example false
                 */
                overwrite?: components["parameters"]["Overwrite"];
            };
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The fields of the new file. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileFields"];
            };
        };
        responses: {
            /** @description The file, with the URL its content goes to. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileWithUploadUrl"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    initMultiPartUpload: {
        parameters: {
            query: {
                /**
                 * @description With `true` and a known `externalId` the fields given replace the old ones: metadata as a whole, `assetIds` only
                 *     if given; `directory` and `source` were seen not to change. The old content stays until the new upload is
                 *     complete. With `false` a known `externalId` is a conflict (409).
                 * @example false
                 */
                overwrite?: components["parameters"]["Overwrite"];
                /**
                 * @description How many upload URLs to answer with, one a part.
                 * @example 3
                 */
                parts: components["parameters"]["Parts"];
            };
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The fields of the new file. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileFields"];
            };
        };
        responses: {
            /** @description The upload, bare (as the live service answers) or as the only item of a list (as documented). */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MultipartUploadAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getMultiPartUploadLink: {
        parameters: {
            query: {
                /**
                 * @description How many upload URLs to answer with, one a part.
                 * @example 3
                 */
                parts: components["parameters"]["Parts"];
            };
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The file, as the only item of a list. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MultipartUploadLinkRequest"];
            };
        };
        responses: {
            /** @description The upload, as the only item of a list or bare. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MultipartUploadAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    completeMultiPartUpload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The file by exactly one of its identities, and the upload session. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteMultipartUploadRequest"];
            };
        };
        responses: {
            /** @description The parts are being put together. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmptyAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getFileByInternalId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path: {
                /**
                 * @description The id that the service gave the file.
                 * @example 4503599627370496
                 */
                id: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    byIdsFiles: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The identities to look up. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilesByIdsRequest"];
            };
        };
        responses: {
            /** @description The files found. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileItems"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    advancedListFiles: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description What to look for, and which page of it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileListRequest"];
            };
        };
        responses: {
            /** @description One page of files, with the cursor of the next one if there is more. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    downloadLinks: {
        parameters: {
            query?: {
                /**
                 * @description With `true` a link lives an hour instead of 30 s.
                 * @example false
                 */
                extendedExpiration?: components["parameters"]["ExtendedExpiration"];
            };
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The files to read. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DownloadLinksRequest"];
            };
        };
        responses: {
            /** @description One URL per file, each with the requested identity. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadLinkItems"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    deleteFiles: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The files to delete. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteFilesRequest"];
            };
        };
        responses: {
            /** @description They are gone. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmptyAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getUploadLink: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The file, as the only item of a list. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadLinkRequest"];
            };
        };
        responses: {
            /** @description The file with its upload URL, as the only item of a list, as the live service answers. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadLinkItems"];
                };
            };
            /** @description The file with its upload URL, bare, as documented. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileWithUploadUrl"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    updateFiles: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The files, each with its changes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateFilesRequest"];
            };
        };
        responses: {
            /** @description The files as they are now, in the order of the request. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileItems"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    searchFiles: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description What to search. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchFilesRequest"];
            };
        };
        responses: {
            /** @description The files found. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileItems"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    aggregateFiles: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Which files to count. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AggregateFilesRequest"];
            };
        };
        responses: {
            /** @description The count, as the only item of a list. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileCountItems"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    applyNodeAndEdges: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The nodes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyInstancesRequest"];
            };
        };
        responses: {
            /** @description What became of each node, in the order of the request. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppliedInstances"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["VersionConflict"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    byExternalIdsInstances: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The nodes, and the views to read them through. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstancesByIdsRequest"];
            };
        };
        responses: {
            /** @description The nodes that exist. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceItems"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    deleteInstances: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version that the request was written for, as a date.
                 * @example 20230101
                 */
                "cdf-version"?: components["parameters"]["CdfVersion"];
                /**
                 * @description The application that makes the request, for the service's statistics.
                 * @example plant-scanner
                 */
                "x-cdp-app"?: components["parameters"]["CdpApp"];
                /**
                 * @description The client library that makes the request, as `name:version`.
                 * @example cdf-multipart:0.1.0
                 */
                "x-cdp-sdk"?: components["parameters"]["CdpSdk"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The nodes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteInstancesRequest"];
            };
        };
        responses: {
            /** @description The nodes that existed. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedInstances"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "5XX": components["responses"]["ServerError"];
        };
    };
}
