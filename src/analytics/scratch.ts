import type { Numbers } from './grow'

/** Bytes that are asked of the system at once. */
const CHUNK = 1 << 20

interface Kind<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer, offset: number, length: number): T
  new (length: number): T
}

/**
 * Memory for one answer after the other: what is fresh from the system costs many times what is then written to it. What was taken is of no meaning once the next
 * begins.
 */
let chunks: ArrayBuffer[] = []
/** The chunk that is taken from, and how much of it was. */
let chunk = 0
let used = 0
let depth = 0

function takeChunk<T extends Numbers>(kind: Kind<T>, length: number): T {
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

/** Runs what gives one answer. Nothing that it takes may outlive it. */
export function answering<T>(work: () => T): T {
  if (depth === 0) chunk = used = 0
  depth++
  try {
    return work()
  } finally {
    depth--
  }
}

/** A column for the time of an answer; holds anything. Outside of one it is the caller's own. */
export const take = <T extends Numbers>(kind: Kind<T>, length: number): T => (depth === 0 ? new kind(length) : takeChunk(kind, length))

/** The same, all of one value. */
export function takeFilled<T extends Numbers>(kind: Kind<T>, length: number, value = 0): T {
  const taken = take(kind, length)
  taken.fill(value)
  return taken
}

/** Runs a part of an answer; what it takes is of no meaning after it. */
export function partly<T>(work: () => T): T {
  const [beforeChunk, beforeUsed] = [chunk, used]
  const result = work()
  chunk = beforeChunk
  used = beforeUsed
  return result
}

/** Gives the memory of past answers back to the system: it is asked for anew at the next. */
export function releaseMemory(): void {
  chunks = []
}
