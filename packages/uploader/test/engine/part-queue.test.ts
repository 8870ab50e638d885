import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPartQueue, type QueuedPart } from "../../src/engine/part-queue.js";
import { planParts } from "../../src/plan/plan-parts.js";

const MIB = 1024 * 1024;

describe("the queue of parts", () => {
  it("contains each unacknowledged part exactly once, for any sequence of taking and putting back", () => {
    const step = fc.record({
      put: fc.boolean(),
      pick: fc.nat(),
      delay: fc.nat({ max: 50 }),
      pass: fc.nat({ max: 20 }),
    });
    const done = fc.uniqueArray(fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), done, (steps, acknowledged) => {
        const plan = planParts(200 * MIB, { parts: 20 });
        const queue = createPartQueue(plan, new Set(acknowledged));
        const out: QueuedPart[] = [];
        const holdBack = new Map<number, number>();
        let now = 0;
        for (const { put, pick, delay, pass } of steps) {
          now += pass;
          const back = put ? out.splice(pick % Math.max(1, out.length), 1)[0] : undefined;
          if (back !== undefined) {
            queue.putBack({ ...back, attempt: back.attempt + 1 }, now + delay);
            holdBack.set(back.part.partNumber, now + delay);
            continue;
          }
          const taken = queue.take(now);
          if (taken === undefined) continue;
          if ((holdBack.get(taken.part.partNumber) ?? 0) > now) return false;
          out.push(taken);
        }
        const all = [...out];
        for (let next = queue.take(1e9); next !== undefined; next = queue.take(1e9)) all.push(next);
        const numbers = all.map(({ part }) => part.partNumber).sort((a, b) => a - b);
        const wanted = plan.parts
          .map(({ partNumber }) => partNumber)
          .filter((n) => !acknowledged.includes(n));
        expect(numbers).toEqual(wanted);
        return queue.waiting === 0 && queue.readyAt() === undefined;
      }),
    );
  });

  it("sends a failed part before later ones", () => {
    const queue = createPartQueue(planParts(60 * MIB, { parts: 6 }), new Set());
    const first = queue.take(0);
    queue.take(0);
    if (first !== undefined) queue.putBack(first, 0);
    expect(queue.take(0)?.part.partNumber).toBe(1);
    expect(queue.take(0)?.part.partNumber).toBe(3);
  });
});
