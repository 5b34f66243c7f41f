const FIRST_CODES = 256
const FIRST_BYTES = 4096

/**
 * A dictionary of texts, straight from UTF-8 bytes: every distinct text gets the next code, '' is code 0. Open addressing over a hash of the bytes;
 * no string is made until `values` is asked.
 */
export class ByteInterner {
  #bytes = new Uint8Array(FIRST_BYTES)
  #view = new DataView(this.#bytes.buffer)
  #used = 0
  #offsets = new Uint32Array(FIRST_CODES + 1)
  #hashes = new Int32Array(FIRST_CODES)
  #slots = new Int32Array(4 * FIRST_CODES)
  #size = 1

  /** Distinct texts, '' included. */
  get size(): number {
    return this.#size
  }

  /** The code of bytes [start, end). At least four readable bytes must follow `end`; `view` is of the same buffer as `bytes`. */
  code(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    if (start >= end) return 0
    const hash = hashOf(view, start, end)
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const code = this.#slots[slot]
      if (code === 0) break
      if (this.#hashes[code] === hash && this.same(code, view, start, end)) return code
      slot = (slot + 1) & mask
    }
    return this.#add(bytes, start, end, hash, slot)
  }

  /** True where code's text is bytes [start, end). */
  same(code: number, view: DataView, start: number, end: number): boolean {
    let at = this.#offsets[code]
    const length = end - start
    if (this.#offsets[code + 1] - at !== length) return false
    const own = this.#view
    let p = start
    for (; p + 4 <= end; p += 4, at += 4) if (own.getInt32(at, true) !== view.getInt32(p, true)) return false
    for (; p < end; p++, at++) if (own.getUint8(at) !== view.getUint8(p)) return false
    return true
  }

  /** The bytes of a code; valid until the next new text. */
  bytesOf(code: number): Uint8Array {
    return this.#bytes.subarray(this.#offsets[code], this.#offsets[code + 1])
  }

  /** All texts by code. Broken UTF-8 becomes U+FFFD. */
  values(): string[] {
    const bytes = this.#bytes.subarray(0, this.#used)
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    const values: string[] = Array.from({ length: this.#size })
    const all = decoder.decode(bytes)
    // One byte a character: one long string is cut up, which is many times faster than a call of the decoder for each text.
    const ascii = all.length === this.#used && isAscii(bytes)
    for (let code = 0; code < this.#size; code++) {
      const from = this.#offsets[code]
      const to = this.#offsets[code + 1]
      values[code] = ascii ? all.slice(from, to) : decoder.decode(bytes.subarray(from, to))
    }
    return values
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const code = this.#size++
    if (code === this.#hashes.length) {
      this.#offsets = grown(this.#offsets, new Uint32Array(2 * code + 1))
      this.#hashes = grown(this.#hashes, new Int32Array(2 * code))
    }
    const used = this.#used + end - start
    if (used + 4 > this.#bytes.length) {
      this.#bytes = grown(this.#bytes, new Uint8Array(Math.max(2 * this.#bytes.length, used + 4)))
      this.#view = new DataView(this.#bytes.buffer)
    }
    if (end - start < 32) for (let p = start, at = this.#used; p < end; p++, at++) this.#bytes[at] = bytes[p]
    else this.#bytes.set(bytes.subarray(start, end), this.#used)
    this.#used = used
    this.#offsets[code + 1] = used
    this.#hashes[code] = hash
    this.#slots[slot] = code
    if (2 * this.#size > this.#slots.length) this.#rehash()
    return code
  }

  #rehash(): void {
    const slots = new Int32Array(4 * this.#slots.length)
    const mask = slots.length - 1
    for (let code = 1; code < this.#size; code++) {
      const hash = this.#hashes[code]
      let slot = (hash ^ (hash >>> 15)) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = code
    }
    this.#slots = slots
  }
}

function hashOf(view: DataView, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start)
  let p = start
  for (; p + 4 <= end; p += 4) {
    hash = Math.imul(hash ^ view.getInt32(p, true), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  const left = end - p
  if (left > 0) {
    const word = view.getInt32(p, true) & (-1 >>> (32 - 8 * left))
    hash = Math.imul(hash ^ word, 0x85ebca6b)
    hash ^= hash >>> 13
  }
  return hash | 0
}

function isAscii(bytes: Uint8Array): boolean {
  for (let p = 0; p < bytes.length; p++) if (bytes[p] > 127) return false
  return true
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
