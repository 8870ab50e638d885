// The lines of the scenario `link`: typical of sites from an office to a ship.

const MB = 1e6;

/** @type {readonly { name: string, line: import("../link/open-line.mjs").Line }[]} */
export const profiles = [
  { name: "20 ms, 50 MB/s", line: { delay: 10, rate: 50 * MB } },
  { name: "80 ms, 50 MB/s, 0.1 % lost", line: { delay: 40, rate: 50 * MB, loss: 0.1 } },
  { name: "80 ms, 25 MB/s, 1 % lost", line: { delay: 40, rate: 25 * MB, loss: 1 } },
  { name: "200 ms, 12.5 MB/s, 0.1 % lost", line: { delay: 100, rate: 12.5 * MB, loss: 0.1 } },
  { name: "5 ms, 125 MB/s", line: { delay: 2.5, rate: 125 * MB } },
  {
    name: "40 ms, 50 MB/s, 5 MB/s from 1 s to 4 s",
    line: {
      delay: 20,
      rate: 50 * MB,
      steps: [
        { after: 1, rate: 5 * MB },
        { after: 4, rate: 50 * MB },
      ],
    },
  },
  { name: "40 ms, 12.5 MB/s, a queue of 2 s", line: { delay: 20, rate: 12.5 * MB, queue: 2_000 } },
  {
    name: "40 ms, 25 MB/s, silent from 2 s to 12 s",
    line: {
      delay: 20,
      rate: 25 * MB,
      steps: [
        { after: 2, rate: 0 },
        { after: 12, rate: 25 * MB },
      ],
    },
  },
];
