import type { Numbers } from './grow'

/** Bytes that are asked of the system at once. */
const CHUNK = 1 << 20

interface Kind<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer, offset: number, length: number): T
  new (length: number): T
}

let chunks: ArrayBuffer[] = []
let chunk = 0
let used = 0
let depth = 0

/**
 * Runs what gives one answer. Memory that it takes is taken again by the next one: memory that is fresh from the system costs many times what is then
 * written to it. Nothing that was taken may outlive the answer.
 */
export function answering<T>(work: () => T): T {
  if (depth === 0) {
    chunk = 0
    used = 0
  }
  depth++
  try {
    return work()
  } finally {
    depth--
  }
}

/** A column for the time of an answer; holds anything. Outside of one it is the caller's own. */
export function take<T extends Numbers>(kind: Kind<T>, length: number): T {
  if (depth === 0) return new kind(length)
  const bytes = (length * kind.BYTES_PER_ELEMENT + 7) & ~7
  while (chunk < chunks.length && used + bytes > chunks[chunk].byteLength) {
    chunk++
    used = 0
  }
  if (chunk === chunks.length) chunks.push(new ArrayBuffer(Math.max(CHUNK, bytes)))
  const taken = new kind(chunks[chunk], used, length)
  used += bytes
  return taken
}

/** The same, all of one value. */
export function takeFilled<T extends Numbers>(kind: Kind<T>, length: number, value = 0): T {
  const taken = take(kind, length)
  taken.fill(value)
  return taken
}

/** Gives the memory back, until the next answer. */
export function releaseScratch(): void {
  if (depth === 0) chunks = []
}
