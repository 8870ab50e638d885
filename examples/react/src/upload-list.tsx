import type { FilesClient } from "@cdf-multipart/core";
import type { ReactElement } from "react";
import { useUploads } from "./use-uploads.js";

/** Chooses files, and lists their uploads. */
export function UploadList({ client }: { readonly client: FilesClient }): ReactElement {
  const { uploads, add, cancel } = useUploads(client);
  return (
    <section aria-labelledby="title">
      <h1 id="title">Upload files</h1>
      <label>
        Files{" "}
        <input
          type="file"
          multiple
          onChange={({ target }) => {
            for (const file of target.files ?? []) add(file);
            target.value = "";
          }}
        />
      </label>
      <ul>
        {uploads.map(({ id, name, handle, phase, percent, line }) => (
          <li key={id}>
            <p>{name}</p>
            <progress max={100} value={percent} aria-label={`Progress of ${name}`} />
            <p>{line}</p>
            {phase === "running" && (
              <button type="button" onClick={() => void handle.pause()}>
                Pause {name}
              </button>
            )}
            {phase === "paused" && (
              <button type="button" onClick={() => handle.resume()}>
                Resume {name}
              </button>
            )}
            <button type="button" onClick={() => cancel(id)}>
              {phase === "done" ? "Hide" : "Cancel"} {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
