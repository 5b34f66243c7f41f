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
/** Bytes of each that were taken. */
let used: number[] = []
let depth = 0

/** From the first chunk with room for it: answers take in turn what is large and what is small, and passing chunks over would leave half of them unused. */
function takeChunk<T extends Numbers>(kind: Kind<T>, length: number): T {
  const bytes = (length * kind.BYTES_PER_ELEMENT + 7) & ~7
  let at = chunks.findIndex(({ byteLength }, chunk) => used[chunk] + bytes <= byteLength)
  if (at < 0) {
    at = chunks.push(new ArrayBuffer(Math.max(CHUNK, bytes))) - 1
    used.push(0)
  }
  const taken = new kind(chunks[at], used[at], length)
  used[at] += bytes
  return taken
}

/** Runs what gives one answer. Nothing that it takes may outlive it. */
export function answering<T>(work: () => T): T {
  if (depth === 0) used.fill(0)
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

/** Runs what is not of an answer though one asks for it: what it takes is its own, and goes with it. */
export function apart(work: () => void): void {
  const before = depth
  depth = 0
  try {
    work()
  } finally {
    depth = before
  }
}

/** Gives the memory of past answers back to the system: it is asked for anew at the next. */
export function releaseMemory(): void {
  chunks = []
  used = []
}
