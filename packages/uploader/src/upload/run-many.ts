import type { FilesClient } from "@cdf-multipart/core";
import { onAbort, systemClock } from "@cdf-multipart/core/internal";
import type { Journal } from "../journal/journal.js";
import type { NodeDesk } from "../nodes/node-desk.js";
import type { Aside, LookedUp } from "../overwrite/look-ahead.js";
import type { UploadedWatch } from "../session/uploaded-watch.js";
import { ASIDE_MAX, createTurnstile, type Task } from "./bounded-results.js";
import { checkOptions } from "./check-options.js";
import type { Engine } from "./engine.js";
import type { UploadHandle } from "./handle.js";
import type { OpenedSource } from "./inputs.js";
import type {
  ManyItem,
  ManyOptions,
  ManyResult,
  PartSizing,
  ResumeOptions,
  TransferOptions,
  UploadTarget,
} from "./options.js";
import type { Platform } from "./platform.js";
import { steerUpload } from "./steer-upload.js";
import { withEntries } from "./with-entries.js";

/** Files in flight. */
const FILES = 16;

/**
 * Uploads the files of `items`, several concurrently, and yields their results in the order of completion.
 * Only files in flight are in memory: the next item is taken when a file has ended and its result was
 * fetched.
 */
export function runMany<Input, Item extends ManyItem<Input>>(
  engine: Engine<Input>,
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item>,
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  checkOptions(options);
  return generate(engine, client, items, options);
}

async function* generate<Input, Item extends ManyItem<Input>>(
  engine: Engine<Input>,
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item>,
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  const { signal } = options;
  signal?.throwIfAborted();
  const clock = options.clock ?? systemClock;
  const { platform } = engine;
  /** Files that have neither ended nor begun to wait for `uploaded`. */
  let busy = 0;
  const watch = engine.createUploadedWatch(client, clock, () => busy > 0);
  const scheduler = engine.schedulerFor(client, options);
  const given = options.transport ?? platform.transport;
  const transport = typeof given === "function" ? given() : given;
  const places = filesAtATime(options.files, platform);
  const turnstile = createTurnstile<ManyResult<Item>>(places, filesAtATime(ASIDE_MAX, platform));
  /** Files that have neither ended nor begun to wait for their node. */
  let coming = 0;
  let sharedNodes: NodeDesk | undefined;
  const nodeDesk = async (): Promise<NodeDesk> => {
    // A failure is not kept: the next file tries again.
    const { createNodeDesk } = await engine.loadNodeFiles(signal);
    sharedNodes ??= createNodeDesk(client, clock, () => coming > 0);
    return sharedNodes;
  };
  const handles = new Set<UploadHandle>();
  const lazily: Platform<Item["source"]> = {
    ...platform,
    persistence: (source) => platform.persistence(inputOf<Input>(source)),
    open: (source, during) => openItem(platform, source, during),
  };

  const uploadOne: Task<LookedUp<Item>, ManyResult<Item>> = async ({ item, desks }, index, place) => {
    let handle: UploadHandle | undefined;
    let isBusy = true;
    const leaveBusy = (): void => {
      if (isBusy) busy -= 1;
      isBusy = false;
    };
    const wait: UploadedWatch["wait"] = (...file) => {
      leaveBusy();
      return watch.wait(...file);
    };
    busy += 1;
    coming += 1;
    let isComing = true;
    const arrive = (): void => {
      if (isComing) coming -= 1;
      isComing = false;
    };
    // Files that wait for a request make room for others, so that one request is for many.
    const aside: Aside = async (work) => {
      place.stepAside();
      try {
        return await work();
      } finally {
        await place.comeBack();
      }
    };
    const { desk, found } = desks?.(aside) ?? {};
    const nodes = async (): Promise<NodeDesk> => {
      const shared = await nodeDesk();
      return {
        ...shared,
        ...found,
        apply(node, during) {
          return aside(() => {
            arrive();
            return shared.apply(node, during);
          });
        },
      };
    };
    try {
      const { onEvent } = options;
      const listener =
        onEvent === undefined
          ? {}
          : { onEvent: (event: Parameters<typeof onEvent>[0]) => onEvent(event, item) };
      checkOptions(item);
      const own = {
        ...settingsOfOne(options, item.journal),
        ...itemOptions(item),
        ...listener,
        transport,
        scheduler,
      };
      handle = steerUpload(() => ({ ...engine, platform: lazily }), client, item.source, own, {
        watch: { wait },
        ...(desk === undefined ? {} : { desk }),
        nodes,
        onSent: place.stepAside,
      });
      handles.add(handle);
      return { status: "uploaded", index, item, result: await handle.start() };
    } catch (error) {
      return { status: "failed", index, item, error };
    } finally {
      leaveBusy();
      arrive();
      if (handle !== undefined) handles.delete(handle);
    }
  };

  const abortAll = (reason: unknown): Promise<unknown> =>
    Promise.all([...handles].map((handle) => handle.abort(reason)));
  const over = new AbortController();
  const forget =
    signal &&
    onAbort(signal, () => {
      turnstile.close();
      over.abort(signal.reason);
      void abortAll(signal.reason);
    });

  turnstile.feed(withEntries(engine, items, { client, clock, signal: over.signal, nodeDesk }), uploadOne);
  try {
    for await (const result of turnstile.results()) {
      if (signal?.aborted === true) continue;
      yield result;
    }
    signal?.throwIfAborted();
  } finally {
    forget?.();
    turnstile.close();
    over.abort();
    await abortAll(
      new DOMException("The upload was aborted because its results are no longer fetched.", "AbortError"),
    );
    if (typeof given === "function") await transport.close();
  }
}

/** The settings that each file gets. The scheduler, which all files share, has the others. */
function settingsOfOne<Item>(
  { retry, uploadedTimeout, waitFor, onePutMax, verify, clock, random, ...options }: ManyOptions<Item>,
  own: Journal | undefined,
): Omit<TransferOptions, "onEvent" | "onProgress"> & ResumeOptions {
  const transfer = { retry, uploadedTimeout, waitFor, onePutMax, verify, clock, random };
  const { restart, resumeCheck } = options;
  if (own !== undefined) return { ...transfer, journal: own, restart, resumeCheck };
  if (options.journal === "off") return { ...transfer, journal: "off" };
  const { journal, journalStore } = options;
  return { ...transfer, journal, journalStore, restart, resumeCheck };
}

function filesAtATime(wanted: number = FILES, platform: Pick<Platform<never>, "filesAtATime">): number {
  return platform.filesAtATime?.(wanted) ?? wanted;
}

async function openItem<Input>(
  platform: Platform<Input>,
  source: Input | (() => Input | Promise<Input>),
  signal: AbortSignal,
): Promise<OpenedSource> {
  if (!isOpener(source)) return platform.open(source, signal);
  const { source: opened } = await platform.open(await source(), signal);
  return { source: opened, owned: true };
}

/** The input, if it is known. A function is an unknown input until it runs. */
function inputOf<Input>(source: Input | (() => Input | Promise<Input>) | undefined): Input | undefined {
  return source === undefined || isOpener(source) ? undefined : source;
}

function isOpener<Input>(
  source: Input | (() => Input | Promise<Input>),
): source is () => Input | Promise<Input> {
  return typeof source === "function";
}

/** The upload options of an item, without its source and any other properties. */
export function itemOptions(item: UploadTarget & PartSizing): UploadTarget & PartSizing {
  return { ...into(item), ...cut(item) };
}

function into(item: UploadTarget): UploadTarget {
  if (item.target !== undefined) return { target: item.target };
  const fields = item.file === undefined ? {} : { file: item.file };
  if (item.node !== undefined) {
    const { node, overwrite } = item;
    return { node, ...fields, ...(overwrite === undefined ? {} : { overwrite }) };
  }
  const { overwrite } = item;
  return { ...fields, ...(overwrite === undefined ? {} : { overwrite }) };
}

function cut(item: PartSizing): PartSizing {
  if (item.parts !== undefined) return { parts: item.parts };
  return item.partSize === undefined ? {} : { partSize: item.partSize };
}
