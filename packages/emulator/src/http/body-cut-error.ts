/** The client closed the connection before its body was complete, so a response could not be delivered. */
export class BodyCutError extends Error {
  override readonly name = "BodyCutError";
  constructor() {
    super("The connection ended before the whole body had arrived.");
  }
}
