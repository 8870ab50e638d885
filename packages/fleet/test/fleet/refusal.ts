import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { connectFleet, type Fleet, type FleetError, isFleetError } from "../../src/index.js";
import { KEY } from "./scene.js";

/** A client that no test lets make a request. */
export const client = (): FilesClient =>
  createFilesClient({ baseUrl: "http://127.0.0.1:1", project: "plant", token: "t0ken" });

export function connect(broker: string, key: string | undefined = KEY): Promise<Fleet> {
  return connectFleet({ broker, key, client });
}

/** The error of a refusal. */
export async function refusal(work: Promise<unknown>): Promise<FleetError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isFleetError(error)) throw new Error(`not refused: ${String(error)}`);
  return error;
}
