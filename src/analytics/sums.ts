/**
 * Base measures, one value a group. Ratios are made from these at the end, never from other ratios. `known…` leaves unknown
 * buyers out; `…Size` is the sum of magnitudes, which tells whether a sum may have passed 2^53.
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
  readonly placed: Float64Array
  readonly refunds: Float64Array
  readonly returns: Float64Array
  readonly buyers: Float64Array
  readonly returning: Float64Array
  readonly repeatBuyers: Float64Array
  readonly repeatOrders: Float64Array
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
    buyers: column(),
    returning: column(),
    repeatBuyers: column(),
    repeatOrders: column(),
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
