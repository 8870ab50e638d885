// The admin page: polls the emulator twice per second while the page is visible, and shows its state.
import { ask, TokenWanted, useToken } from "./ask.js";
import { byId, element, timeText } from "./elements.js";
import { showFaults } from "./faults.js";
import { showFiles } from "./files.js";
import { showRequests } from "./requests.js";
import { showSessions } from "./sessions.js";

const EVERY_MS = 500;
const REQUESTS_SHOWN = 100;
const HOUR = 3_600_000;

/** @type {readonly (readonly [string, number])[]} */
const STEPS = [
  ["+1 min", 60_000],
  ["+1 h", HOUR],
  ["+1 day", 24 * HOUR],
  ["+1 week", 7 * 24 * HOUR],
];

async function refresh() {
  const [state, { requests }, { faults }] = await Promise.all([
    ask("GET", "state"),
    ask("GET", `requests?limit=${REQUESTS_SHOWN}`),
    ask("GET", "faults"),
  ]);
  const { projects, now, cors, files, fileCount, sessions, sessionCount } = state;
  byId("projects").textContent = `${projects.length === 1 ? "project" : "projects"} ${projects.join(", ")}`;
  byId("clock").textContent = `${timeText(now)} UTC`;
  showSessions(sessions, sessionCount);
  showFiles(files, fileCount);
  showFaults(faults, cors);
  const filter = byId("filter");
  showRequests(requests, filter instanceof HTMLInputElement ? filter.value : "");
}

async function tick() {
  const connection = byId("connection");
  try {
    if (!document.hidden) {
      await refresh();
      connection.textContent = "live";
      connection.className = "";
    }
  } catch (error) {
    connection.className = "lost";
    connection.textContent = error instanceof TokenWanted ? "locked" : `connection lost: ${String(error)}`;
    if (error instanceof TokenWanted) {
      byId("token-form").hidden = false;
      return;
    }
  }
  setTimeout(tick, EVERY_MS);
}

byId("clock-buttons").append(
  ...STEPS.map(([text, advance]) => {
    const button = element("button", { type: "button" }, text);
    button.addEventListener("click", () => ask("POST", "clock", { advance }).catch(() => {}));
    return button;
  }),
);
byId("clear").addEventListener("click", () => ask("DELETE", "requests").catch(() => {}));
byId("token-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = byId("token");
  if (field instanceof HTMLInputElement) useToken(field.value);
  byId("token-form").hidden = true;
  void tick();
});
void tick();
