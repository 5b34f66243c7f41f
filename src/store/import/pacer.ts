import type { ImportProgress } from '~/domain/importPlan'

const SLICE_MS = 50
const PROGRESS_MS = 100

/** Lets a long fold breathe: an abort is heard and progress is told, at most every 50 and 100 ms. */
export class Pacer {
  #rested = performance.now()
  #told = 0
  readonly #started = performance.now()

  constructor(
    readonly signal: AbortSignal,
    readonly tell: (progress: ImportProgress) => void,
  ) {}

  /** True where it is time to rest. */
  get due(): boolean {
    return performance.now() - this.#rested >= SLICE_MS
  }

  /** Gives the event loop a turn. Throws AbortError where the signal says so. */
  async rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(null)
    })
    this.check()
    this.#rested = performance.now()
  }

  check(): void {
    if (this.signal.aborted) throw new DOMException('The import was stopped', 'AbortError')
  }

  /** Tells how far it is, unless it was told just now. */
  progress(phase: ImportProgress['phase'], bytesRead: number, bytesTotal: number, rows: number, now = false): void {
    const at = performance.now()
    if (!now && at - this.#told < PROGRESS_MS) return
    this.#told = at
    const seconds = (at - this.#started) / 1000
    const left = bytesRead > 0 && seconds > 0.3 ? (seconds * (bytesTotal - bytesRead)) / bytesRead : undefined
    this.tell({
      phase,
      bytesRead,
      bytesTotal,
      rows,
      rowsPerSecond: seconds > 0 ? Math.round(rows / seconds) : 0,
      ...(left !== undefined && { secondsLeft: left }),
    })
  }
}
