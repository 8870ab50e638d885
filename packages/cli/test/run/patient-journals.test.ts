import { JournalError, type JournalStore } from "@cdf-multipart/uploader";
import { memoryJournalStore } from "@cdf-multipart/uploader/testing";
import { describe, expect, test } from "vitest";
import { manualClock } from "../../../core/test/support/manual-clock.js";
import { patientJournals } from "../../src/run/patient-journals.js";

const ID = "0".repeat(32);
const SECOND = 1000;

function scene() {
  const clock = manualClock();
  const end = new AbortController();
  const store = memoryJournalStore();
  return { clock, end, store, patient: patientJournals(store, { signal: end.signal, clock }) };
}

describe("the journal of a task that was killed and started again", () => {
  test("is waited for until the lock of the killed task has expired", async () => {
    const { clock, store, patient } = scene();
    const earlier = await store.open(ID);
    const opened = patient.open(ID);
    await clock.advance(60 * SECOND);
    await earlier.close();
    await clock.advance(SECOND);
    await (await opened).close();
    expect(clock.sleeping).toBe(0);
  });

  test("is not waited for any longer: then another process is at work on it", async () => {
    const { clock, store, patient } = scene();
    await store.open(ID);
    const refused = expect(patient.open(ID)).rejects.toMatchObject({ code: "journal-locked" });
    await clock.advance(74 * SECOND);
    expect(clock.sleeping).toBe(1);
    await clock.advance(2 * SECOND);
    await refused;
    expect(clock.sleeping).toBe(0);
  });

  test("is not waited for when the run is stopped", async () => {
    const { clock, end, store, patient } = scene();
    await store.open(ID);
    const stopped = expect(patient.open(ID)).rejects.toThrow("stopped");
    await clock.advance(5 * SECOND);
    end.abort(new Error("stopped"));
    await stopped;
    expect(clock.sleeping).toBe(0);
  });

  test("that cannot be used for another reason fails immediately", async () => {
    const { clock, store } = scene();
    const broken: JournalStore = {
      ...store,
      open: () => Promise.reject(new JournalError("other bytes", { code: "journal-refused" })),
    };
    const patient = patientJournals(broken, { signal: new AbortController().signal, clock });
    await expect(patient.open(ID)).rejects.toMatchObject({ code: "journal-refused" });
  });
});
