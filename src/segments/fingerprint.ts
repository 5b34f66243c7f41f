/** A running 53-bit hash (cyrb53, public domain, by bryc). Two different orders meet with a chance of 1 in 9e15. */
export class Fingerprint {
  #a = 0xdeadbeef
  #b = 0x41c6ce57

  text(value: string): this {
    for (let i = 0; i < value.length; i++) this.#mix(value.charCodeAt(i))
    this.#mix(0x1ffff)
    return this
  }

  /** Any double, by its bits; NaN equals NaN. */
  number(value: number): this {
    float[0] = value
    this.#mix(bits[0])
    this.#mix(bits[1])
    return this
  }

  value(): number {
    let a = Math.imul(this.#a ^ (this.#a >>> 16), 2246822507)
    a ^= Math.imul(this.#b ^ (this.#b >>> 13), 3266489909)
    let b = Math.imul(this.#b ^ (this.#b >>> 16), 2246822507)
    b ^= Math.imul(this.#a ^ (this.#a >>> 13), 3266489909)
    return 4294967296 * (2097151 & b) + (a >>> 0)
  }

  #mix(word: number) {
    this.#a = Math.imul(this.#a ^ word, 2654435761)
    this.#b = Math.imul(this.#b ^ word, 1597334677)
  }
}

const float = new Float64Array(1)
const bits = new Uint32Array(float.buffer)
