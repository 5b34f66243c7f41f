import type { Dataset } from './dataset'
import { type Filter, type Test, filterOf } from './filter'
import { PLAIN } from './groupCube'
import { type Target, addPaid } from './paidPass'
import { Chosen } from './paymentBits'
import { type Picked, type Window, payments } from './pick'
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

const KNOWN = ['new', 'returning']

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
      const all = bits && this.#but(bits, tests)
      if (!all || all.count > count) return false
      const known = this.#known(bits, tests) ?? all
      const [who, few]: [Few['who'], Chosen] = known.count * APART < all.count ? ['known', known] : ['all', all]
      return few.count * WORTH <= count && { who, orders: few.rows() }
    },
    (tests) => tests.map(({ on }) => on).join(),
  )

  /** Those that pass the tests and are not among the bits; undefined where bits do not tell it. */
  #but(bits: Chosen, tests: readonly Test[]): Chosen | undefined {
    const rest = new Chosen(this.dataset, this.window)
    if (rest.keep(tests).length > 0) return undefined
    rest.drop(bits)
    return rest
  }

  /** Those of known buyers, where the filter wants no others. */
  #known(bits: Chosen, tests: readonly Test[]): Chosen | undefined {
    const { dataset, filter, window } = this
    if (!filter.tests.some(({ kinds }) => kinds?.wanted[0] === 0)) return undefined
    return this.#but(bits, [...tests, ...filterOf(dataset, filter.scope, { newness: KNOWN }, 'all', window.from).tests])
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

function takeAway(from: Float64Array, less: Float64Array) {
  for (let group = 0; group < from.length; group++) from[group] -= less[group]
}
