import { describe, expectTypeOf, it } from "vitest";
import type {
  DownloadLink,
  FileFields,
  FileIdentity,
  FileInfo,
  FilePage,
  FilesClient,
  FilesClientOptions,
  MultipartUpload,
} from "../../src/index.js";
import type { DeleteTarget } from "../../src/types/file-identity.js";

/**
 * Code that must compile, and code that must not, for users who never see an error message of ours. Runs with
 * the other tests, and is compiled by TypeScript 7 as well (compilers.test.ts).
 */

declare const client: FilesClient;

/** A function that is compiled and never called. */
const compiled = (_check: () => unknown): void => {};

describe("the fields of a file", () => {
  it("are checked by name and type", () => {
    expectTypeOf<FileFields>().toHaveProperty("name").toEqualTypeOf<string>();
    expectTypeOf<FileFields["metadata"]>().toEqualTypeOf<{ readonly [key: string]: string } | undefined>();
    expectTypeOf<FileInfo>().toExtend<FileFields>();
    expectTypeOf<MultipartUpload>().toExtend<FileInfo>();
    expectTypeOf<FileInfo["uploaded"]>().toEqualTypeOf<boolean>();
  });

  it("refuse a wrong field, a wrong type, or nothing", () => {
    compiled(() => client.initMultiPartUpload({ name: "a", dataSetId: 5 }, { parts: 1 }));
    // @ts-expect-error a field that does not exist
    compiled(() => client.initMultiPartUpload({ name: "a", mimetype: "x" }, { parts: 1 }));
    // @ts-expect-error a wrong type
    compiled(() => client.initMultiPartUpload({ name: 5 }, { parts: 1 }));
    // @ts-expect-error metadata are texts
    compiled(() => client.initMultiPartUpload({ name: "a", metadata: { k: 1 } }, { parts: 1 }));
    // @ts-expect-error the name is required
    compiled(() => client.initMultiPartUpload({ externalId: "x" }, { parts: 1 }));
    // @ts-expect-error so are the parts
    compiled(() => client.initMultiPartUpload({ name: "a" }, {}));
    // @ts-expect-error an option that does not exist
    compiled(() => client.initMultiPartUpload({ name: "a" }, { parts: 1, overwirte: true }));
    const circle = { type: "Feature", geometry: { type: "Circle", coordinates: [1] } } as const;
    // @ts-expect-error no such geometry
    compiled(() => client.initFileUpload({ name: "a", geoLocation: circle }));
  });

  it("may be readonly lists", () => {
    const assetIds: readonly number[] = [1, 2];
    compiled(() => client.initFileUpload({ name: "a", assetIds }));
  });
});

describe("the target of a call", () => {
  it("is exactly one name", () => {
    compiled(() =>
      client.byIdsFiles([{ id: 1 }, { externalId: "x" }, { instanceId: { space: "s", externalId: "x" } }]),
    );
    // @ts-expect-error two identities
    compiled(() => client.byIdsFiles([{ id: 1, externalId: "x" }]));
    // @ts-expect-error none
    compiled(() => client.byIdsFiles([{}]));
    // @ts-expect-error two identities
    compiled(() => client.completeMultiPartUpload({ id: 1, externalId: "x", uploadId: "u" }));
    // @ts-expect-error without its session
    compiled(() => client.completeMultiPartUpload({ id: 1 }));
    expectTypeOf<{ id: number; externalId: string }>().not.toExtend<FileIdentity>();
  });

  it("is one that the service accepts", () => {
    compiled(() => client.getMultiPartUploadLink({ externalId: "x" }, { parts: 1 }));
    // @ts-expect-error no session by id
    compiled(() => client.getMultiPartUploadLink({ id: 1 }, { parts: 1 }));
    // @ts-expect-error no delete by node
    compiled(() => client.deleteFiles([{ instanceId: { space: "s", externalId: "x" } }]));
    expectTypeOf<{ instanceId: { space: string; externalId: string } }>().not.toExtend<DeleteTarget>();
  });
});

describe("a response", () => {
  it("has the type of the operation", () => {
    expectTypeOf(client.initMultiPartUpload).returns.resolves.toEqualTypeOf<MultipartUpload>();
    expectTypeOf(client.completeMultiPartUpload).returns.resolves.toEqualTypeOf<void>();
    expectTypeOf(client.byIdsFiles).returns.resolves.toEqualTypeOf<FileInfo[]>();
    expectTypeOf(client.advancedListFiles).returns.resolves.toEqualTypeOf<FilePage>();
    expectTypeOf(client.downloadLinks).returns.resolves.toEqualTypeOf<DownloadLink[]>();
    expectTypeOf(client.deleteFiles).returns.resolves.toEqualTypeOf<void>();
  });

  it("cannot be written to", () => {
    compiled((file?: FileInfo) => {
      // @ts-expect-error read only
      if (file !== undefined) file.name = "b";
    });
  });
});

describe("the options of a client", () => {
  it("contain either the cluster or the base URL", () => {
    const more = { project: "p", token: "t" };
    expectTypeOf({ cluster: "api", ...more }).toExtend<FilesClientOptions>();
    expectTypeOf({ baseUrl: "https://x", ...more }).toExtend<FilesClientOptions>();
    expectTypeOf({ cluster: "api", baseUrl: "https://x", ...more }).not.toExtend<FilesClientOptions>();
    expectTypeOf(more).not.toExtend<FilesClientOptions>();
  });

  it("take a token or a function that returns one", () => {
    expectTypeOf<() => string>().toExtend<FilesClientOptions["token"]>();
    expectTypeOf<() => Promise<string>>().toExtend<FilesClientOptions["token"]>();
    expectTypeOf<() => Promise<undefined>>().not.toExtend<FilesClientOptions["token"]>();
  });
});
