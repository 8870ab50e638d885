import { planParts } from "@cdf-multipart/uploader";
import { bench } from "vitest";
import { createEventChannel } from "../../packages/uploader/src/events/event-channel.js";

const event = { type: "planned", at: 0, plan: planParts(1024 ** 3) } as const;

const unread = createEventChannel();
bench("event without a reader", () => {
  unread.push(event);
});

const channel = createEventChannel();
const reader = channel.read();
bench("event to a reader and back", async () => {
  channel.push(event);
  await reader.next();
});
