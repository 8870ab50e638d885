import { createHmac } from "node:crypto";
import { join } from "node:path";
import type { Emulator } from "./emulator.js";
import { createFaultBook } from "./faults/fault-book.js";
import { movableClock, systemClock } from "./ground/clock.js";
import { isLoopback } from "./http/host.js";
import { createJournal } from "./journal/journal.js";
import { createDeviceGrants } from "./oauth/device-grants.js";
import { createRefreshTokens, createTokens } from "./oauth/tokens.js";
import { createInstance } from "./requests/nodes/create-instance.js";
import { createCorsSwitch } from "./server/cors.js";
import { handleRequest } from "./server/handle-request.js";
import { listen } from "./server/listen.js";
import type { ServerParts } from "./server/server-parts.js";
import { createThrottle } from "./server/throttle.js";
import type { EmulatorOptions } from "./settings/options.js";
import { toSettings } from "./settings/settings.js";
import { createUrlSigner } from "./signing/signed-url.js";
import { claimDirectory } from "./state/claim-directory.js";
import { lockDirectory } from "./state/directory-lock.js";
import { type Folders, openFolders } from "./state/folders.js";
import { CERTIFICATE_NAME } from "./state/own-names.js";
import { removeDirectory } from "./state/remove-own.js";
import { openState } from "./state/state.js";
import { createExpiry } from "./stores/expiry.js";
import { openStore, storeName } from "./stores/open-store.js";
import type { ContentLocation } from "./stores/store.js";
import { madeCertificate } from "./tls/made-certificate.js";
import { specSchemas } from "./validation/spec-schemas.js";

type Closer = () => void | Promise<void>;

interface AllParts extends ServerParts {
  readonly folders: Folders;
}

/**
 * Starts the Files API on this machine and resolves once the server listens.
 *
 * Rejects with one clear sentence when the port is in use. It also rejects when the directory is in use by
 * another emulator, is damaged, or was not made by an emulator. Such a directory is not changed. After a
 * rejection nothing stays open.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const root = claimDirectory(options.directory);
  const closers: Closer[] = [];
  if (options.directory === undefined) closers.push(() => removeDirectory(root));
  let closing: Promise<void> | undefined;
  const closeAll = () => {
    closing ??= closeInTurn(closers);
    return closing;
  };
  try {
    closers.push(await lockDirectory(root));
    const lifetime = new AbortController();
    const parts = await createParts(root, options, lifetime.signal, closers);
    const { settings } = parts;
    const running = new Set<Promise<void>>();
    // A request in flight ends with its connection. State and folder must stay until then.
    closers.push(async () => void (await Promise.all(running)));
    closers.push(() => lifetime.abort());
    const tls = settings.tls === true ? await madeCertificate(root, settings.host) : settings.tls;
    const server = await listen({ ...settings, tls }, (request, response) => {
      const work = handleRequest(parts, request, response).finally(() => running.delete(work));
      running.add(work);
    });
    closers.push(() => server.close());
    if (!isLoopback(settings.host)) {
      settings.log(`The emulator listens on ${settings.host}: other machines on your network can reach it.`);
    }
    return toHandle(parts, server.url, closeAll);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Closes the most recently opened resource first. */
async function closeInTurn(closers: readonly Closer[]): Promise<void> {
  for (const close of [...closers].reverse()) await close();
}

async function createParts(
  root: string,
  options: EmulatorOptions,
  lifetime: AbortSignal,
  closers: Closer[],
): Promise<AllParts> {
  // The schemas are compiled now, so that the first request is as fast as the others.
  specSchemas();
  // A damaged or foreign state is detected before anything is created or removed.
  const state = openState(root, storeName(options.store));
  closers.push(() => state.close());
  const folders = openFolders(root);
  const settings = toSettings(options, {
    token: derive(state.secret, "static bearer token"),
    clientSecret: derive(state.secret, "oauth client secret"),
  });
  const clock = movableClock(
    options.clock ?? systemClock,
    Math.max(settings.clockOffset, state.clockOffset()),
    (offset) => state.moveClock(offset),
  );
  const base = {
    settings,
    clock,
    state,
    folders,
    completing: new Set<string>(),
    signer: createUrlSigner(state.secret),
    tokens: createTokens(state.secret, settings.token, settings.tokenLifetime, clock),
    devices: createDeviceGrants(clock),
    refreshTokens: createRefreshTokens(),
    throttle: createThrottle(settings, clock),
    cors: createCorsSwitch(settings.cors),
    faults: createFaultBook(options.faults ?? [], settings.seed),
    journal: createJournal(settings.journalSize),
    lifetime,
  };
  const store = await openStore(base, options.directory === undefined);
  closers.push(() => store.close());
  return { ...base, store, expiry: createExpiry(state, store, base.completing, clock) };
}

function locate({ state, store }: Pick<ServerParts, "state" | "store">, id: number): ContentLocation {
  const file = state.files.get(id);
  if (file?.content === undefined) throw new Error(`The file ${id} has no content.`);
  return store.locate(file);
}

/**
 * Derives a secret from the directory's own random secret, which only its owner can read. It survives a
 * restart.
 */
function derive(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("base64url");
}

function toHandle(parts: AllParts, url: string, close: () => Promise<void>): Emulator {
  const { settings, faults, journal, folders, clock, tokens, devices } = parts;
  return {
    url,
    token: settings.token,
    project: settings.project,
    ...(settings.tls === true && { certificate: join(folders.root, CERTIFICATE_NAME) }),
    directory: folders.root,
    requests: journal,
    clock,
    tokens,
    approveDevice: devices.approve,
    denyDevice: devices.deny,
    pendingDevices: devices.pending,
    oauth: { ...settings.oauthClient, tokenUrl: `${url}/oauth2/token` },
    setFaults: (next, seed) => faults.set(next, seed),
    addFault: (fault) => faults.add(fault),
    setCors: (setting) => parts.cors.set(setting),
    createInstance: (instance) => createInstance(parts, instance),
    locate: (id) => locate(parts, id),
    filePath: (id) => {
      if (parts.store.kind === "fs") return folders.contentOf(id);
      throw new Error(
        `The bytes of file ${id} are in the ${parts.store.kind} store. Call locate(${id}) to find them.`,
      );
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
