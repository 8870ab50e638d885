import type { ServiceState } from "../../http/service-state.js";
import { toAnswer } from "../../state/file-record.js";
import type { Service } from "../service.js";

const FILES_MAX = 200;
const SESSIONS_MAX = 50;

export function serviceState({
  settings,
  state,
  clock,
  cors,
  journal,
}: Pick<Service, "settings" | "state" | "clock" | "cors" | "journal">): ServiceState {
  const now = clock.now();
  const pending = journal.all({ operation: "putPart", outcome: "pending" });
  const sessions = [...state.sessions.values()].slice(-SESSIONS_MAX).reverse();
  const files = [...state.files.values()].slice(-FILES_MAX).reverse();
  return {
    projects: [...settings.projects],
    now,
    cors: cors.get(),
    fileCount: state.files.size,
    files: files.map((file) => {
      const { externalId } = file.fields;
      return {
        id: file.id,
        project: file.project,
        name: file.fields.name,
        ...(externalId !== undefined && { externalId }),
        uploaded: toAnswer(file, now).uploaded,
        ...(file.content !== undefined && { size: file.content.size }),
        createdTime: file.createdTime,
      };
    }),
    sessionCount: state.sessions.size,
    sessions: sessions.map(({ session, parts }) => ({
      uploadId: session.uploadId,
      fileId: session.fileId,
      project: session.project,
      name: state.files.get(session.fileId)?.fields.name ?? "",
      parts: session.parts,
      expiresAt: session.expiresAt,
      done: [...parts.values()].map(({ partNumber, size }) => [partNumber, size] as const),
      running: pending
        .filter(({ uploadId }) => uploadId === session.uploadId)
        .map((entry) => [entry.partNumber ?? 0, entry.bytesReceived, entry.bytesAnnounced ?? 0] as const),
    })),
  };
}
