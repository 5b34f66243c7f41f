import type { Basket } from './flat'

const { MAX_SAFE_INTEGER } = Number

/** floor(a × b / c), exact where a × b leaves the safe integers. */
export function partOf(a: number, b: number, c: number): number {
  const product = a * b
  return product <= MAX_SAFE_INTEGER ? Math.floor(product / c) : Number((BigInt(a) * BigInt(b)) / BigInt(c))
}

/** a × b mod c, exact alike. */
function restOf(a: number, b: number, c: number): number {
  const product = a * b
  return product <= MAX_SAFE_INTEGER ? product % c : Number((BigInt(a) * BigInt(b)) % BigInt(c))
}

/**
 * Spreads coins over lines by `weight`, none above its `cap`, both in the basket's lines: what is given stands in `want`, in coins. Says how many coins were given:
 * all, or as many as the caps hold. Coins that rounding leaves go to the largest remainders, ties to the earlier line.
 */
export function allot(basket: Basket, coins: number): number {
  const { count } = basket
  const { cap, want } = basket.lines
  let room = 0
  for (let i = 0; i < count; i++) {
    want[i] = 0
    room += cap[i]
  }
  const total = Math.min(coins, room)
  let left = total
  while (left > 0) left -= round(basket, left)
  return total
}

/** One round over the lines that are not full; a line that gets full leaves its surplus to the next. */
function round({ count, lines: { cap, weight, want, rest } }: Basket, coins: number): number {
  let weights = 0
  let caps = 0
  for (let i = 0; i < count; i++) {
    if (want[i] >= cap[i]) continue
    weights += weight[i]
    caps += cap[i]
  }
  const by = weights > 0 ? weight : cap
  const whole = weights > 0 ? weights : caps
  let given = 0
  let rounded = coins
  for (let i = 0; i < count; i++) {
    rest[i] = -1
    if (want[i] >= cap[i]) continue
    const share = partOf(coins, by[i], whole)
    rounded -= share
    rest[i] = restOf(coins, by[i], whole)
    const got = Math.min(share, cap[i] - want[i])
    want[i] += got
    given += got
  }
  for (; rounded > 0; rounded--) {
    let best = -1
    for (let i = 0; i < count; i++) if (rest[i] >= 0 && want[i] < cap[i] && (best < 0 || rest[i] > rest[best])) best = i
    if (best < 0) break
    rest[best] = -1
    want[best]++
    given++
  }
  return given
}

/** Fills `cap` with what floor prices leave of the open lines, in coins, and says how much that is together. */
export function capByRoom({ count, lines }: Basket, floor: Float64Array, minor: number): number {
  const { goods, quantity, left, open, cap } = lines
  let room = 0
  for (let i = 0; i < count; i++) {
    cap[i] = open[i] ? Math.floor(Math.max(0, left[i] - floor[goods[i]] * quantity[i]) / minor) : 0
    room += cap[i]
  }
  return room
}
