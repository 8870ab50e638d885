import { ask } from "./ask.js";
import { byId, element } from "./elements.js";

/** @typedef {import("../src/http/fault.js").Fault} Fault */
/** @typedef {Exclude<import("../src/http/cors-setting.js").CorsSetting, false>} CorsOptions */

/**
 * Faults that are often needed. The page recognizes its own faults by their names.
 *
 * @type {readonly (Fault & { name: string })[]}
 */
const PRESETS = [
  preset("every 5th part PUT: 503", { operation: "putPart", every: 5 }, { type: "status", status: 503 }),
  preset(
    "every 5th part PUT: 429, Retry-After 2 s",
    { operation: "putPart", every: 5 },
    { type: "status", status: 429, retryAfter: 2 },
  ),
  preset(
    "30 % of the part PUTs: reset after 100 kB",
    { operation: "putPart", chance: 0.3 },
    { type: "reset", when: "after-bytes", bytes: 100_000 },
  ),
  preset("first attempt of part 1: response lost", firstPart(), { type: "reset", when: "after-work" }),
  preset("first attempt of part 1: stalls", firstPart(), { type: "stall", afterBytes: 65_536 }),
  preset("part PUTs: 1 MB/s each", { operation: "putPart" }, { type: "slow", bytesPerSecond: 1_000_000 }),
  preset("first attempt of part 1: wrong ETag", firstPart(), { type: "wrong-etag" }),
  preset("part PUTs: no ETag", { operation: "putPart" }, { type: "no-etag" }),
  preset("part PUTs: URL expired", { operation: "putPart" }, { type: "expire" }),
  preset("part PUTs: disk full", { operation: "putPart" }, { type: "disk-full" }),
  preset("complete: session forgotten", complete(), { type: "forget-session" }),
  preset("complete: response lost, once", { ...complete(), times: 1 }, { type: "reset", when: "after-work" }),
  preset("API: 429 for 30 % of the calls", { ...api(), chance: 0.3 }, { type: "status", status: 429 }),
  preset("API: response truncated, once", { ...api(), times: 1 }, { type: "truncate-answer" }),
  preset("API: token expired, once", { ...api(), times: 1 }, { type: "expire", what: "token" }),
  preset("API: a proxy's HTML page, once", { ...api(), times: 1 }, { type: "html" }),
];

/** @param {string} name @param {NonNullable<Fault["match"]>} match @param {Fault["do"]} action @returns {Fault & { name: string }} */
function preset(name, match, action) {
  return { name, match, do: action };
}

/** @returns {NonNullable<Fault["match"]>} */
function firstPart() {
  return { operation: "putPart", partNumber: 1, attempt: 1 };
}

/** @returns {NonNullable<Fault["match"]>} */
function complete() {
  return { operation: "completeMultiPartUpload" };
}

/** @returns {NonNullable<Fault["match"]>} */
function api() {
  return { path: "/api/v1/" };
}

let before = "";

/** @param {readonly Fault[]} faults active now @param {CorsOptions | false} cors */
export function showFaults(faults, cors) {
  const now = JSON.stringify([faults, cors]);
  if (now === before) return;
  before = now;
  const focused = document.activeElement?.id ?? "";
  const known = new Set(PRESETS.map(({ name }) => name));
  const others = faults.filter(({ name }) => name === undefined || !known.has(name));
  const switches = PRESETS.map((fault, index) => {
    const on = faults.some(({ name }) => name === fault.name);
    return toggle(`fault-${index}`, fault.name, on, () =>
      ask("PUT", "faults", {
        faults: on ? faults.filter(({ name }) => name !== fault.name) : [...faults, fault],
      }),
    );
  });
  const clear = element(
    "button",
    { id: "no-faults", type: "button", disabled: faults.length === 0 },
    "Remove all faults",
  );
  clear.addEventListener("click", () => change(() => ask("PUT", "faults", { faults: [] })));
  byId("faults-title").textContent = `Faults (${faults.length} active)`;
  byId("faults").replaceChildren(
    group("Presets, applied in the order in which you switch them on", switches),
    group("Pages of other origins (CORS)", corsSwitches(cors)),
    element("p", { className: "row" }, clear),
    ...(others.length === 0
      ? []
      : [element("p", { className: "quiet" }, `Other faults: ${others.map(describe).join("; ")}`)]),
  );
  if (focused !== "") document.getElementById(focused)?.focus();
}

/** @param {CorsOptions | false} cors */
function corsSwitches(cors) {
  const options = cors === false ? {} : cors;
  const put = (/** @type {CorsOptions | false} */ next) => ask("PUT", "cors", { cors: next });
  return [
    toggle("cors-on", "CORS headers", cors !== false, () => put(cors === false ? {} : false)),
    toggle("cors-etag", "expose the ETag", cors !== false && options.exposeEtag !== false, () =>
      put({ ...options, exposeEtag: options.exposeEtag === false }),
    ),
    toggle("cors-store", "the object store has a CORS rule", cors !== false && options.store !== false, () =>
      put({ ...options, store: options.store === false }),
    ),
  ];
}

/** @param {string} id @param {string} text @param {boolean} checked @param {() => Promise<unknown>} act */
function toggle(id, text, checked, act) {
  const box = element("input", { type: "checkbox", id, checked });
  box.addEventListener("change", () => change(act));
  return element("label", {}, box, text);
}

/** @param {string} title @param {readonly HTMLElement[]} switches */
function group(title, switches) {
  return element("fieldset", { className: "switches" }, element("legend", {}, title), ...switches);
}

/**
 * Runs the action, then shows the active faults whether it succeeded or failed.
 *
 * @param {() => Promise<unknown>} act
 */
async function change(act) {
  try {
    await act();
  } catch (error) {
    byId("connection").textContent = String(error);
  }
  before = "";
  const [{ faults }, { cors }] = await Promise.all([ask("GET", "faults"), ask("GET", "cors")]);
  showFaults(faults, cors);
}

/** @param {Fault} fault */
function describe({ name, match, do: action }) {
  return name ?? `${action.type} ${match === undefined ? "on every request" : JSON.stringify(match)}`;
}
