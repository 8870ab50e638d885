import { type Body, type Meta, UIPlugin, type UIPluginOptions, type Uppy, type UppyFile } from "@uppy/core";
import { h, type JSX } from "@uppy/core/utils/preact";
import type { CheckedField } from "../checked-field.js";
import { AllFilesForm } from "./all-files-form.js";
import { type EditingDashboard, findDashboard } from "./dashboard.js";
import { panelLocale } from "./panel-locale.js";
import { ProblemList, type Refusal } from "./problem-list.js";
import { QuestionView } from "./question-view.js";
import { StatusView } from "./status-view.js";

declare module "@uppy/core" {
  // Declares the type that `uppy.getPlugin("CdfUploadPanel")` returns.
  export interface PluginTypeRegistry<M extends Meta, B extends Body> {
    CdfUploadPanel: CdfUploadPanel<M, B>;
  }
}

/** Options of the panel. `target` is the Dashboard's class, or an element or selector of the page. */
export interface CdfUploadPanelOptions extends UIPluginOptions {
  /** Fields that the user can set for all files together: data set, labels, directory. @default none */
  readonly fieldsForAll?: readonly CheckedField[];
  /** The id of the Dashboard in which files are edited. @default "Dashboard" */
  readonly dashboard?: string;
}

interface PanelState extends Record<string, unknown> {
  readonly refusals: readonly Refusal[];
}

/**
 * Shows how much is safe and what the uploads wait for, and what the user has to decide or to fix, with the
 * buttons for it: files that exist already, files whose upload failed, files that were not added. Needs the plugin `CdfUpload`, and the style sheet
 * `@cdf-multipart/uppy/style.css`.
 *
 * ```ts
 * uppy.use(Dashboard, { … }).use(CdfUploadPanel, { target: Dashboard }).use(CdfUpload, { client });
 * ```
 */
export class CdfUploadPanel<M extends Meta, B extends Body> extends UIPlugin<
  CdfUploadPanelOptions,
  M,
  B,
  PanelState
> {
  constructor(uppy: Uppy<M, B>, options: CdfUploadPanelOptions = {}) {
    super(uppy, options);
    this.type = "progressindicator";
    this.id = this.opts.id ?? "CdfUploadPanel";
    this.title = "CdfUploadPanel";
    this.defaultLocale = panelLocale;
    this.i18nInit();
  }

  override install(): void {
    this.setPluginState({ refusals: [] });
    this.uppy.on("restriction-failed", this.#refused);
    const { target } = this.opts;
    if (target !== undefined) this.mount(target, this);
  }

  override uninstall(): void {
    this.uppy.off("restriction-failed", this.#refused);
    this.unmount();
  }

  override render(): JSX.Element {
    const { uppy, i18n } = this;
    const { refusals = [] } = this.getPluginState() ?? {};
    const upload = uppy.getPlugin("CdfUpload");
    const [question, ...others] = upload?.getPluginState()?.questions ?? [];
    const { fieldsForAll = [] } = this.opts;
    return h(
      "div",
      { className: "cdf-Panel" },
      h(StatusView, {
        i18n,
        progress: uppy.getFiles().flatMap(({ id }) => upload?.progressOf(id) ?? []),
      }),
      question === undefined
        ? null
        : h(QuestionView, {
            key: question.id,
            question,
            others: others.length,
            i18n,
            decide: (choice, all) => upload?.decide(question.id, choice, { all }),
          }),
      h(ProblemList, {
        failed: uppy.getFiles().filter(({ error }) => typeof error === "string"),
        refusals,
        i18n,
        edit: this.#canEdit() ? this.#edit : undefined,
        retry: this.#retry,
        hide: () => this.setPluginState({ refusals: [] }),
      }),
      fieldsForAll.length === 0 || uppy.getFiles().length < 2
        ? null
        : h(AllFilesForm, { fields: fieldsForAll, i18n, apply: this.#applyToAll }),
    );
  }

  #canEdit(): boolean {
    const fields = this.#dashboard()?.opts.metaFields;
    return fields !== undefined && fields !== null && fields.length > 0;
  }

  #dashboard(): EditingDashboard | undefined {
    return findDashboard(this.uppy, this.opts.dashboard ?? "Dashboard");
  }

  readonly #edit = (id: string): void => this.#dashboard()?.toggleFileCard(true, id);

  readonly #retry = (id: string): void => {
    // `upload-error` and Uppy's log report a failure.
    this.uppy.retryUpload(id).catch(() => {});
  };

  readonly #applyToAll = (values: Readonly<Record<string, string>>): void => {
    const { uppy } = this;
    const upload = uppy.getPlugin("CdfUpload");
    for (const { id, meta, progress, error } of uppy.getFiles()) {
      // What is in flight or complete has its fields in CDF already.
      const isSent = typeof error !== "string" && typeof progress.uploadStarted === "number";
      if (progress.uploadComplete || isSent) continue;
      uppy.setFileMeta(id, { ...meta, ...values });
      upload?.checkFields(id).catch(() => {});
    }
  };

  readonly #refused = (file: UppyFile<M, B> | undefined, error: Error): void => {
    // Missing fields are errors of files that were added, and are listed with those. Uppy also reports the
    // whole upload, without a file.
    const added = file === undefined ? this.uppy.getFiles() : [this.uppy.getFile(file.id)];
    if (added.some((one) => (one?.missingRequiredMetaFields ?? []).length > 0)) return;
    const { refusals } = this.getPluginState();
    this.setPluginState({ refusals: [...refusals, { message: error.message }] });
  };
}
