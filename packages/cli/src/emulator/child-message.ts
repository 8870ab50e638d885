import { isObject } from "@cdf-multipart/core/internal";
/** The first line that `cdf-upload emulator --json` prints: everything that a client needs. */
export interface EmulatorAddress {
  /** The `baseUrl` of a client. */
  readonly url: string;
  readonly token: string;
  readonly project: string;
  readonly directory: string;
  /** The client id that its token endpoint accepts. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenUrl: string;
  /** With TLS: path of the certificate (PEM) that clients must trust, for NODE_EXTRA_CA_CERTS. */
  readonly certificate?: string;
}

const FIELDS = ["url", "token", "project", "directory", "clientId", "clientSecret", "tokenUrl"] as const;

/** Question over the IPC channel: where are the stored bytes of this file? */
export interface FilePathQuestion {
  readonly ask: "file-path";
  readonly id: number;
}

/** The answer to a {@link FilePathQuestion}. */
export interface FilePathAnswer {
  readonly id: number;
  readonly path: string;
}

/** True for a {@link FilePathQuestion}. */
export function isFilePathQuestion(message: unknown): message is FilePathQuestion {
  return isObject(message) && message["ask"] === "file-path" && typeof message["id"] === "number";
}

/** True for the {@link FilePathAnswer} about this file. */
export function isFilePathAnswer(message: unknown, id: number): message is FilePathAnswer {
  return isObject(message) && message["id"] === id && typeof message["path"] === "string";
}

/** True for an {@link EmulatorAddress}. */
export function isEmulatorAddress(value: unknown): value is EmulatorAddress {
  return isObject(value) && FIELDS.every((key) => typeof value[key] === "string");
}
