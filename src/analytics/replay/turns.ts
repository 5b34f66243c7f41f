/** Shorter than what a reader feels: an abort is heard after it. */
const SLICE_MS = 12
/** Nobody reads faster. */
const TELL_MS = 100
/** Rows between two looks at the clock, of a fold that does little with each. */
const STRIDE = 16_384

/** Gives the event loop a turn now and then, so that a long fold hears its abort and tells how far it is. */
export class Turns {
  #rested = performance.now()
  #told = -Infinity

  constructor(
    readonly signal: AbortSignal,
    readonly tell: (share: number) => void = () => undefined,
  ) {}

  /** True where it is time to rest. */
  get due(): boolean {
    return performance.now() - this.#rested >= SLICE_MS
  }

  /** Goes through [0, count) stretch by stretch, resting in between where it is time. */
  async over(count: number, share: number, each: (from: number, to: number) => void): Promise<void> {
    for (let from = 0; from < count; from += STRIDE) {
      each(from, Math.min(count, from + STRIDE))
      if (this.due) await this.rest(share)
    }
  }

  /** Throws the signal's reason where it says so. `share`: how much is done. */
  async rest(share: number): Promise<void> {
    const now = performance.now()
    if (now - this.#told >= TELL_MS) {
      this.#told = now
      this.tell(share)
    }
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
