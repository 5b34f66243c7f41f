/**
 * Base measures, one value a group. Ratios are made from these at the end, never from other ratios. `known…` leaves unknown
 * buyers out; `…Size` is the sum of magnitudes, which tells whether a sum may have passed 2^53. Amounts at the scale of the shop's currency.
 */
export interface Sums {
  readonly gmv: Float64Array
  readonly knownGmv: Float64Array
  readonly gross: Float64Array
  readonly discounts: Float64Array
  readonly orders: Float64Array
  readonly unknownOrders: Float64Array
  readonly units: Float64Array
  /** Orders or lines that tell their units, and that do not. */
  readonly told: Float64Array
  readonly untold: Float64Array
  /** need `placed`. */
  readonly placed: Float64Array
  /** need `returns`: money given back; goods given back, cancels of paid orders included; documents that say so (credit notes, and orders once a day). */
  readonly refunds: Float64Array
  readonly returns: Float64Array
  readonly refundDocs: Float64Array
  /** need `buyers`: distinct known ones, and those of them who bought before the group's first day. */
  readonly buyers: Float64Array
  readonly returning: Float64Array
  /** need `repeats`. */
  readonly repeatBuyers: Float64Array
  readonly repeatOrders: Float64Array
  /** need `next`: buyers who bought again in the time right after the group's, which is as long. */
  readonly nextBuyers: Float64Array
  /** need `cost`: cost of the lines that tell theirs, and what those lines sold for after their discounts. */
  readonly cost: Float64Array
  readonly costedNet: Float64Array
  /**
   * need `mature`: of paid orders whose return window is over (RETURN_DAYS of matureSums.ts): sales after discounts, orders, units; and by the order's date
   * what was given back of them: money, orders with any of it, units on the lines that refunds name.
   */
  readonly matureNet: Float64Array
  readonly matureOrders: Float64Array
  readonly matureUnits: Float64Array
  readonly matureBack: Float64Array
  readonly matureBackOrders: Float64Array
  readonly matureBackUnits: Float64Array
  readonly salesSize: Float64Array
  readonly placedSize: Float64Array
  readonly returnsSize: Float64Array
  /** 1 where anything fell into the group. */
  readonly touched: Uint8Array
}

export function emptySums(count: number): Sums {
  const column = () => new Float64Array(count)
  return {
    gmv: column(),
    knownGmv: column(),
    gross: column(),
    discounts: column(),
    orders: column(),
    unknownOrders: column(),
    units: column(),
    told: column(),
    untold: column(),
    placed: column(),
    refunds: column(),
    returns: column(),
    refundDocs: column(),
    buyers: column(),
    returning: column(),
    repeatBuyers: column(),
    repeatOrders: column(),
    nextBuyers: column(),
    cost: column(),
    costedNet: column(),
    matureNet: column(),
    matureOrders: column(),
    matureUnits: column(),
    matureBack: column(),
    matureBackOrders: column(),
    matureBackUnits: column(),
    salesSize: column(),
    placedSize: column(),
    returnsSize: column(),
    touched: new Uint8Array(count),
  }
}

/** Pairs of a group and an order that counts in it, each pair once. */
export class Members {
  readonly group: Uint32Array
  readonly order: Uint32Array
  count = 0

  constructor(room: number) {
    this.group = new Uint32Array(room)
    this.order = new Uint32Array(room)
  }

  add(group: number, order: number) {
    this.group[this.count] = group
    this.order[this.count++] = order
  }
}
