import type { Dataset } from './dataset'
import type { Filter, Test } from './filter'
import { type Target, addPaid } from './paidPass'
import { Chosen } from './paymentBits'
import { type Picked, type Window, payments } from './pick'
import { takeSums } from './sums'

type Sought = Pick<Target, 'groups' | 'sums'>

/** So many times as many orders have to be taken as are left out, before all less those is quicker than those that are taken. */
const WORTH = 1.5

/** What sums of all orders have too much of, where a filter leaves few out: the few are read, and what they come to is taken away. */
export class Owed {
  /** By what the sums tell apart already. */
  readonly #few = new Map<string, Picked | undefined>()
  readonly #sought = new Map<string, Sought[]>()

  constructor(
    readonly dataset: Dataset,
    readonly filter: Filter,
    readonly window: Window,
    /** What the filter takes. */
    readonly taken: () => Picked,
  ) {}

  /** True where those that pass the first tests and not all of the others are few. */
  few(tests: readonly Test[], others: readonly Test[]): boolean {
    const name = nameOf(tests)
    if (!this.#few.has(name)) this.#few.set(name, this.#pick(tests, others))
    return this.#few.get(name) !== undefined
  }

  #pick(tests: readonly Test[], others: readonly Test[]): Picked | undefined {
    const [few, taken] = [new Chosen(this.dataset, this.window), new Chosen(this.dataset, this.window)]
    if (few.keep(tests).length > 0 || taken.keep([...tests, ...others]).length > 0) return undefined
    few.drop(taken)
    const most = this.taken().count / WORTH
    const picked = few.rows(most)
    return picked.count > most ? undefined : picked
  }

  add(tests: readonly Test[], sought: Sought): void {
    const name = nameOf(tests)
    this.#sought.set(name, [...(this.#sought.get(name) ?? []), sought])
  }

  settle(): void {
    const { dataset, filter } = this
    for (const [name, sought] of this.#sought) {
      const targets = sought.map(({ groups }) => ({ groups, sums: takeSums(groups.slots, new Set()), goods: false, known: false }))
      const few = this.#few.get(name)
      if (few) addPaid(dataset, filter, payments(dataset), few, targets)
      targets.forEach(({ sums }, i) => {
        for (const measure of ['touched', 'gmv', 'orders', 'units'] as const) {
          const into = sought[i].sums[measure]
          for (let group = 0; group < into.length; group++) into[group] -= sums[measure][group]
        }
      })
    }
  }
}

const nameOf = (tests: readonly Test[]) => tests.map(({ on }) => on).join()
