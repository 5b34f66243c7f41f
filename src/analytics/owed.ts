import type { Dataset } from './dataset'
import type { Filter, Test } from './filter'
import { PLAIN } from './groupCube'
import { type Target, addPaid } from './paidPass'
import { Chosen } from './paymentBits'
import { type Picked, type Window, payments, picked } from './pick'
import { keep } from './shopColumns'
import { takeSums } from './sums'

type Sought = Pick<Target, 'groups' | 'sums'>

/** What sums of whom have too much of. */
export interface Few {
  readonly who: 'all' | 'known'
  readonly orders: Picked
}

/** So many times as many orders have to be taken as are left out, before all less those is quicker than those that are taken. */
const WORTH = 1.5
/** So many times as many orders of unknown buyers have to be saved, before sums of known ones are made beside those of all. */
const APART = 1.5

/** What sums of all orders have too much of, where a filter leaves few out: the few are read, and what they come to is taken away. */
export class Owed {
  readonly #sought = new Map<Few, Sought[]>()

  constructor(
    readonly dataset: Dataset,
    readonly filter: Filter,
    readonly window: Window,
    /** What the filter takes. */
    readonly taken: () => Picked,
  ) {}

  /** Those that pass these tests and not all of the filter's, where they are few. */
  readonly few = keep(
    (tests: readonly Test[]): Few | false => {
      const { bits, count } = this.taken()
      const few = new Chosen(this.dataset, this.window)
      if (!bits || few.keep(tests).length > 0) return false
      few.drop(bits)
      if (few.count > count) return false
      const all = few.rows()
      const known = this.#known(all)
      const of: Few = known.count * APART < all.count ? { who: 'known', orders: known } : { who: 'all', orders: all }
      return of.orders.count * WORTH <= count && of
    },
    (tests) => tests.map(({ on }) => on).join(),
  )

  /** Those of known buyers, where the filter wants no others. */
  #known(all: Picked): Picked {
    if (!this.filter.tests.some(({ kinds }) => kinds?.wanted[0] === 0)) return all
    const { codes } = this.dataset.orders.buyer
    const rows = all.rows.filter((row) => codes[row] !== 0)
    return picked(rows, rows.length)
  }

  add(few: Few, sought: Sought): void {
    this.#sought.set(few, [...(this.#sought.get(few) ?? []), sought])
  }

  settle(): void {
    const { dataset, filter } = this
    for (const [few, sought] of this.#sought) {
      const targets = sought.map(({ groups }) => ({ groups, sums: takeSums(groups.slots, new Set()), goods: false, known: false }))
      addPaid(dataset, filter, payments(dataset), few.orders, targets)
      targets.forEach(({ sums }, i) => {
        for (const measure of PLAIN) takeAway(sought[i].sums[measure], sums[measure])
      })
    }
  }
}

function takeAway(from: Int32Array | Float64Array, less: Int32Array | Float64Array) {
  for (let group = 0; group < from.length; group++) from[group] -= less[group]
}
