import type { Numbers } from './grow'

/** Bytes that are asked of the system at once. */
const CHUNK = 1 << 20

interface Kind<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer, offset: number, length: number): T
  new (length: number): T
}

const all = new Set<Memory>()

/**
 * Memory for one thing after the other: what is fresh from the system costs many times what is then written to it. What was taken is of no meaning once the next
 * begins.
 */
export class Memory {
  #chunks: ArrayBuffer[] = []
  #chunk = 0
  #used = 0

  /** `onEnd`: what was taken is of no meaning any more. */
  constructor(readonly onEnd?: () => void) {}

  begin(): void {
    all.add(this)
    this.onEnd?.()
    this.#chunk = 0
    this.#used = 0
  }

  /** A column that holds anything. */
  take<T extends Numbers>(kind: Kind<T>, length: number): T {
    const bytes = (length * kind.BYTES_PER_ELEMENT + 7) & ~7
    while (this.#chunk < this.#chunks.length && this.#used + bytes > this.#chunks[this.#chunk].byteLength) {
      this.#chunk++
      this.#used = 0
    }
    if (this.#chunk === this.#chunks.length) this.#chunks.push(new ArrayBuffer(Math.max(CHUNK, bytes)))
    const taken = new kind(this.#chunks[this.#chunk], this.#used, length)
    this.#used += bytes
    return taken
  }

  /** Runs a part; what it takes is of no meaning after it. */
  within<T>(work: () => T): T {
    const [chunk, used] = [this.#chunk, this.#used]
    const result = work()
    this.#chunk = chunk
    this.#used = used
    return result
  }

  release(): void {
    this.onEnd?.()
    this.#chunks = []
  }
}

/** The same for something that is made of it and kept until the next begins. */
export function keeper<V>(): { readonly memory: Memory; get(): V | undefined; keep(value: V): void } {
  let kept: V | undefined
  const memory = new Memory(() => (kept = undefined))
  return {
    memory,
    get: () => kept,
    keep(value) {
      kept = value
    },
  }
}

const scratch = new Memory()
let depth = 0

/** Runs what gives one answer. Nothing that it takes may outlive it. */
export function answering<T>(work: () => T): T {
  if (depth === 0) scratch.begin()
  depth++
  try {
    return work()
  } finally {
    depth--
  }
}

/** A column for the time of an answer; holds anything. Outside of one it is the caller's own. */
export const take = <T extends Numbers>(kind: Kind<T>, length: number): T => (depth === 0 ? new kind(length) : scratch.take(kind, length))

/** The same, all of one value. */
export function takeFilled<T extends Numbers>(kind: Kind<T>, length: number, value = 0): T {
  const taken = take(kind, length)
  taken.fill(value)
  return taken
}

/** Runs a part of an answer; what it takes is of no meaning after it. */
export const partly = <T>(work: () => T): T => scratch.within(work)

/** Gives the memory of past answers back to the system: it is asked for anew at the next. */
export function releaseMemory(): void {
  for (const memory of all) memory.release()
  all.clear()
}
