/** Typed calls over a message port, with abort and progress. Both ends know nothing of what is called. */

export type Request = { id: number; name: string; args: unknown } | { id: number; abort: true }
export type Reply =
  | { id: number; value: unknown }
  | { id: number; error: { name: string; kind?: string; message: string; stack?: string } }
  | { id: number; progress: unknown }

export interface CallOptions<P = unknown> {
  signal?: AbortSignal | undefined
  onProgress?: ((value: P) => void) | undefined
}

/** The side that answers: `listen` hands over every request, `send` takes replies. `answer` may reject; what it throws travels as name, kind, message and stack. */
export function serve(
  port: { listen(receive: (request: Request) => void): void; send(reply: Reply): void },
  answer: (name: string, args: unknown, context: { signal: AbortSignal; progress: (value: unknown) => void }) => Promise<unknown>,
): void {
  const running = new Map<number, AbortController>()
  port.listen((request) => {
    if ('abort' in request) {
      running.get(request.id)?.abort()
      return
    }
    const { id, name, args } = request
    const abort = new AbortController()
    running.set(id, abort)
    answer(name, args, { signal: abort.signal, progress: (progress) => port.send({ id, progress }) })
      .then((value) => port.send({ id, value }))
      .catch((error: unknown) => port.send({ id, error: describe(error) }))
      .finally(() => running.delete(id))
  })
}

function describe(error: unknown) {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return { name: 'Error', message: String(error) }
  const { name, message, stack } = error
  return { name, message, ...(stack ? { stack } : {}), ...('kind' in error ? { kind: String(error.kind) } : {}) }
}

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
  onProgress: ((value: unknown) => void) | undefined
}

/** The side that asks. `toError` makes the error that the caller sees of what has travelled. */
export class Caller {
  readonly #port: { postMessage(message: Request): void }
  readonly #toError: (error: { name: string; kind?: string; message: string; stack?: string }) => Error
  readonly #waiting = new Map<number, Waiting>()
  #next = 1

  constructor(
    port: { postMessage(message: Request): void },
    toError: (error: { name: string; kind?: string; message: string; stack?: string }) => Error,
  ) {
    this.#port = port
    this.#toError = toError
  }

  call(name: string, args: unknown, { signal, onProgress }: CallOptions = {}): Promise<unknown> {
    if (signal?.aborted) return Promise.reject(new DOMException('aborted', 'AbortError'))
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress })
      signal?.addEventListener(
        'abort',
        () => {
          if (!this.#waiting.delete(id)) return
          this.#port.postMessage({ id, abort: true })
          reject(new DOMException('aborted', 'AbortError'))
        },
        { once: true },
      )
      this.#port.postMessage({ id, name, args })
    })
  }

  receive(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id)
    if (!waiting) return
    if ('progress' in reply) {
      waiting.onProgress?.(reply.progress)
      return
    }
    this.#waiting.delete(reply.id)
    if ('error' in reply) waiting.reject(this.#toError(reply.error))
    else waiting.resolve(reply.value)
  }

  /** Rejects everything that waits: the other side is gone. */
  fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
