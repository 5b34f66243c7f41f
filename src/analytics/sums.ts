import { takeFilled } from './scratch'

/**
 * Base measures, one value a group. Ratios are made from these at the end, never from other ratios. `known…` leaves unknown
 * buyers out; `…Size` is the sum of magnitudes, which tells whether a sum may have passed 2^53. Amounts at the scale of the shop's currency.
 */
export interface Sums {
  readonly gmv: Float64Array
  readonly orders: Float64Array
  readonly units: Float64Array
  /** need `known`. */
  readonly knownGmv: Float64Array
  readonly unknownOrders: Float64Array
  /** need `goods`. */
  readonly gross: Float64Array
  readonly discounts: Float64Array
  /** need `told`: orders or lines that tell their units, and that do not. Where no order is told by its total alone, all tell. */
  readonly told: Float64Array
  readonly untold: Float64Array
  /** need `placed`. */
  readonly placed: Float64Array
  /** need `returns`: money given back; goods given back, cancels of paid orders included; documents that say so (credit notes, and orders once a day). */
  readonly refunds: Float64Array
  readonly returns: Float64Array
  readonly refundDocs: Float64Array
  /** need `buyers`: distinct known ones. */
  readonly buyers: Float64Array
  /** need `returning`: those of them who bought before the group's first day. */
  readonly returning: Float64Array
  /** need `repeats`. */
  readonly repeatBuyers: Float64Array
  readonly repeatOrders: Float64Array
  /** need `next`: buyers who bought again in the time right after the group's, which is as long. */
  readonly nextBuyers: Float64Array
  /** need `again`: buyers whose first purchase is so many days old as of the group's end, and those of them who came again on another day in time. */
  readonly mature30: Float64Array
  readonly again30: Float64Array
  readonly mature60: Float64Array
  readonly again60: Float64Array
  readonly mature90: Float64Array
  readonly again90: Float64Array
  /** need `cost`: cost of the lines that tell theirs, less that of what came back; what those lines sold for after their discounts; goods given back of them. */
  readonly cost: Float64Array
  readonly costedNet: Float64Array
  readonly costedReturns: Float64Array
  /**
   * need `mature`: of paid orders whose return window is over (RETURN_DAYS of domain/metrics/sales.ts): sales after discounts, orders, units; and by the order's date
   * what was given back of them: money, orders with any of it, units on the lines that refunds name. Refunds of that time that name a paid order, and that name none.
   */
  readonly matureNet: Float64Array
  readonly matureOrders: Float64Array
  readonly matureUnits: Float64Array
  readonly matureBack: Float64Array
  readonly matureBackOrders: Float64Array
  readonly matureBackUnits: Float64Array
  readonly matureNamed: Float64Array
  readonly matureUnnamed: Float64Array
  /** need `size`. */
  readonly salesSize: Float64Array
  readonly placedSize: Float64Array
  readonly returnsSize: Float64Array
  /** More than 0 where anything fell into the group; orders or lines where plain passes count them. */
  readonly touched: Float64Array
  /** The column that measures share which nothing asks for. It stays 0. */
  readonly idle: Float64Array
}

/** Zeroes. Measures that nothing asks for share one column, which stays 0. */
export function emptySums(count: number, asked: ReadonlySet<string> = ALL_ASKED, column = () => new Float64Array(count)): Sums {
  const none = column()
  const late = (...needs: string[]) => (needs.some((need) => asked.has(need)) ? column : () => none)
  const [placed, returns, next, cost, mature] = [late('placed'), late('returns'), late('next'), late('cost'), late('mature')]
  const [goods, known, told, size] = [late('goods'), late('known'), late('told'), late('size')]
  const buyers = late('buyers', 'repeats')
  const again = late('again')
  return {
    gmv: column(),
    orders: column(),
    units: column(),
    knownGmv: known(),
    unknownOrders: known(),
    gross: goods(),
    discounts: goods(),
    told: told(),
    untold: told(),
    placed: placed(),
    refunds: returns(),
    returns: returns(),
    refundDocs: returns(),
    buyers: buyers(),
    returning: late('returning')(),
    repeatBuyers: buyers(),
    repeatOrders: buyers(),
    nextBuyers: next(),
    mature30: again(),
    again30: again(),
    mature60: again(),
    again60: again(),
    mature90: again(),
    again90: again(),
    cost: cost(),
    costedNet: cost(),
    costedReturns: cost(),
    matureNet: mature(),
    matureOrders: mature(),
    matureUnits: mature(),
    matureBack: mature(),
    matureBackOrders: mature(),
    matureBackUnits: mature(),
    matureNamed: mature(),
    matureUnnamed: mature(),
    salesSize: size(),
    placedSize: size(),
    returnsSize: size(),
    touched: column(),
    idle: none,
  }
}

/** The same for the time of an answer. */
export const takeSums = (count: number, asked: ReadonlySet<string>): Sums => emptySums(count, asked, () => takeFilled(Float64Array, count))

const ALL_ASKED: ReadonlySet<string> = new Set(
  'goods known told size placed returns buyers returning repeats next again cost mature'.split(' '),
)
