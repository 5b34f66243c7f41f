/** Shorter than what a reader feels: an abort is heard after it. */
const SLICE_MS = 20

/** Gives the event loop a turn now and then, so that a long fold hears its abort and tells how far it is. */
export class Turns {
  #rested = performance.now()

  constructor(
    readonly signal: AbortSignal,
    readonly tell: (share: number) => void = () => undefined,
  ) {}

  /** True where it is time to rest. */
  get due(): boolean {
    return performance.now() - this.#rested >= SLICE_MS
  }

  /** Throws the signal's reason where it says so. `share`: how much is done. */
  async rest(share: number): Promise<void> {
    this.tell(share)
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(null)
    })
    this.signal.throwIfAborted()
    this.#rested = performance.now()
  }
}
