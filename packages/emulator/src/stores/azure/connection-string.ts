/**
 * The public default of Azurite, the same everywhere:
 * https://learn.microsoft.com/azure/storage/common/storage-use-azurite
 */
const AZURITE =
  "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1";

/**
 * The connection string: the given one, or that of the environment, or Azurite's. `endpoint` replaces its
 * endpoint.
 */
export function connectionString(
  given: string | undefined,
  endpoint: string | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const named = given ?? env["AZURE_STORAGE_CONNECTION_STRING"] ?? AZURITE;
  const text = /UseDevelopmentStorage=true/i.test(named) ? AZURITE : named;
  if (endpoint === undefined) return text;
  const kept = text.split(";").filter((field) => field !== "" && !/^BlobEndpoint=/i.test(field));
  return [...kept, `BlobEndpoint=${endpoint.replace(/\/+$/, "")}`].join(";");
}
