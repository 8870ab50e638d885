import { expect, test } from "vitest";
import { connectionString } from "../../src/stores/azure/connection-string.js";
import { blockId, partNumberOf } from "../../src/stores/azure/open-azure.js";
import { loadSdk } from "../../src/stores/remote/object-store.js";

const ACCOUNT =
  "DefaultEndpointsProtocol=https;AccountName=plant;AccountKey=a2V5;EndpointSuffix=core.windows.net";
const AZURITE = /AccountName=devstoreaccount1;.*BlobEndpoint=http:\/\/127\.0\.0\.1:10000\/devstoreaccount1$/;

test("a missing package of a vendor is reported with the command that installs it", async () => {
  const missing: string = "no-such-package";
  await expect(loadSdk("s3", "@aws-sdk/client-s3", () => import(missing))).rejects.toThrow(
    "The s3 store needs a package that is not installed: npm install @aws-sdk/client-s3",
  );
  const broken = new Error("broken");
  await expect(loadSdk("s3", "a", () => Promise.reject(broken))).rejects.toBe(broken);
});

test("the connection string is the given one, or the environment's, or Azurite's", () => {
  const env = { AZURE_STORAGE_CONNECTION_STRING: ACCOUNT };
  expect(connectionString("given", undefined, env)).toBe("given");
  expect(connectionString(undefined, undefined, env)).toBe(ACCOUNT);
  expect(connectionString(undefined, undefined, {})).toMatch(AZURITE);
  expect(connectionString("UseDevelopmentStorage=true", undefined, env)).toMatch(AZURITE);
});

test("an endpoint replaces that of the connection string, and keeps its key", () => {
  const text = connectionString(undefined, "http://127.0.0.1:1234/devstoreaccount1/", {});
  expect(text.match(/BlobEndpoint/g)).toHaveLength(1);
  expect(text).toMatch(/AccountKey=[^;]+;BlobEndpoint=http:\/\/127\.0\.0\.1:1234\/devstoreaccount1$/);
});

test("block ids of all parts have the same length, and contain the part number", () => {
  const ids = [1, 9, 10, 250].map(blockId);
  expect(new Set(ids.map(({ length }) => length)).size).toBe(1);
  expect(ids.map(partNumberOf)).toEqual([1, 9, 10, 250]);
  expect(partNumberOf(Buffer.from("somebody else's").toString("base64"))).toBeUndefined();
});
