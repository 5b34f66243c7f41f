/** A small seeded generator (mulberry32, public domain, by Tommy Ettinger): the same seed gives the same numbers in every browser. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A generator of its own for one part of the shop, so that a change in one part leaves the others as they are. */
  static of(seed: number, part: string): Random {
    let state = seed ^ 0x9e3779b9
    for (let i = 0; i < part.length; i++) state = Math.imul(state ^ part.charCodeAt(i), 0x01000193)
    const random = new Random(state)
    random.next()
    return random
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number in [0, end). */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  /** A whole number in [from, to]. */
  whole(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]
  }

  /** Mean 0, deviation about 1, within ±3.5. */
  normal(): number {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += this.next()
    return sum
  }

  /** Waiting time of that mean. */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  /** Place in a list of rising sums, by its share. */
  inSums(sums: ArrayLike<number>): number {
    return placeOf(sums, this.next() * sums[sums.length - 1])
  }
}

/** First place whose sum lies above the value. */
export function placeOf(sums: ArrayLike<number>, value: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle] > value) high = middle
    else low = middle + 1
  }
  return low
}

/** Rising sums of weights, for `inSums`. */
export function sumsOf(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length)
  let sum = 0
  for (let i = 0; i < weights.length; i++) sums[i] = sum += weights[i]
  return sums
}
