import { addAgain } from './againPass'
import { addCostReturns } from './costReturns'
import { countBuyers, countChainedBuyers } from './buyerPass'
import type { Dataset } from './dataset'
import { fitsCube, foldCube } from './dayCube'
import { type Filter, filterOf } from './filter'
import { type Groups, ONE, groupsOf, isTime } from './groups'
import { addLineCosts, addPaidLines, addPlacedLines } from './linePass'
import { addMature } from './matureSums'
import { addNext } from './nextPass'
import type { Needs } from './metrics/computation'
import { addAllMembers, addAllPaid, addOrderCosts, addPaidOrders, addPlacedOrders, passOf } from './orderPass'
import { type Happenings, type Picked, type Window, asksLines, givings, payments, pickLines, pickReturns, pickRows, placings } from './pick'
import type { Filters, Grouping, Scope } from './query'
import { addReturns } from './returnPass'
import { Members, type Sums, emptySums } from './sums'

/** Base measures of a question in its groups. */
export interface Counted {
  readonly sums: Sums
  readonly groups: Groups
}

/**
 * What one window of one choice of orders comes to, in any groups. The choice is made once, however many questions are asked of it; what was
 * counted is kept as long as this is. Throws the signal's reason between two passes.
 */
export class Counter {
  readonly filter: Filter
  readonly #picked = new Map<string, Picked>()
  readonly #known = new Map<string, Counted & { needs: ReadonlySet<Needs> }>()

  constructor(
    readonly dataset: Dataset,
    readonly scope: Scope,
    readonly filters: Filters | undefined,
    readonly window: Window,
    readonly signal?: AbortSignal,
  ) {
    this.filter = filterOf(dataset, scope, filters, scope.unknownBuyers === 'out' ? 'known' : 'all', window.from)
  }

  /** Counts what is needed in the groups of `by`. */
  count(by: readonly Grouping[], level: 1 | 2 | 3, needs: ReadonlySet<Needs>): Counted {
    const name = `${by.join()} ${level}`
    const known = this.#known.get(name)
    if (known && [...needs].every((need) => known.needs.has(need))) return known
    const groups = by.length === 0 ? ONE : groupsOf(this.dataset, by, level, this.scope, this.window, this.window.from)
    const counted = { groups, needs, sums: this.#sums(groups, level, needs) }
    this.#known.set(name, counted)
    return counted
  }

  #sums(groups: Groups, level: 1 | 2 | 3, needs: ReadonlySet<Needs>): Sums {
    const { dataset, filter, scope, window, signal } = this
    const sums = emptySums(groups.slots, needs)
    const buyers = needs.has('buyers') || needs.has('repeats')
    signal?.throwIfAborted()
    const cube = filter.unfiltered && fitsCube(groups) ? dataset.cube(scope) : undefined
    if (cube) foldCube(cube, window, groups, sums)
    const chained = filter.unfiltered && (groups.axes.length === 0 || (groups.axes.length === 1 && isTime(groups.axes[0].by)))
    const members = (buyers && !chained) || needs.has('next') ? new Members(this.picked(payments(dataset)).count) : undefined
    if (!cube || members) this.#addPaid(groups, level, cube ? emptySums(groups.slots, needs) : sums, members)
    signal?.throwIfAborted()
    if (!cube) this.#addOthers(groups, needs, sums)
    signal?.throwIfAborted()
    if (buyers && chained) countChainedBuyers(dataset, scope, window, groups, sums, needs.has('repeats'))
    else if (buyers && members) countBuyers(dataset, scope, window, groups, members, sums, needs.has('repeats'))
    signal?.throwIfAborted()
    if (needs.has('cost')) this.#addCosts(groups, sums)
    if (needs.has('mature')) addMature(dataset, filter, window, groups, sums)
    if (needs.has('next') && members) addNext(this, groups, members, sums)
    if (needs.has('again')) addAgain(this, groups, sums)
    return sums
  }

  #addPaid(groups: Groups, level: 1 | 2 | 3, sums: Sums, members: Members | undefined) {
    const { dataset, filter, scope, window } = this
    const what = payments(dataset)
    if (filter.unfiltered && !members && dataset.groupCubes.add(dataset, filter, groups, level, window, sums)) return
    const pass = passOf(dataset, scope, what, this.picked(what), groups)
    if (groups.byLine || asksLines(dataset, filter, what)) addPaidLines(pass, filter, sums, members)
    else if (groups.axes.length > 0 || !dataset.safe) addPaidOrders(pass, sums, members)
    else {
      addAllPaid(pass, sums)
      if (members) addAllMembers(pass, members)
    }
  }

  #addOthers(groups: Groups, needs: ReadonlySet<Needs>, sums: Sums) {
    const { dataset, filter, scope } = this
    if (needs.has('placed')) {
      const what = placings(dataset)
      const pass = passOf(dataset, scope, what, this.picked(what), groups)
      if (groups.axes.some((axis) => axis.goods) || filter.goods) addPlacedLines(pass, sums)
      else addPlacedOrders(pass, sums)
    }
    if (needs.has('returns')) {
      const what = givings(dataset, scope.refundsOn)
      addReturns(passOf(dataset, scope, what, this.picked(what), groups), filter.goods, sums)
    }
  }

  #addCosts(groups: Groups, sums: Sums) {
    const { dataset, filter, scope } = this
    const what = payments(dataset)
    const pass = passOf(dataset, scope, what, this.picked(what), groups)
    if (groups.byLine || asksLines(dataset, filter, what)) addLineCosts(pass, sums)
    else addOrderCosts(pass, sums)
    const back = givings(dataset, scope.refundsOn)
    addCostReturns(passOf(dataset, scope, back, this.picked(back), groups), sums)
  }

  /** What takes part of all that happens in the window. */
  picked(what: Happenings): Picked {
    const { dataset, filter, window } = this
    const known = this.#picked.get(what.kind)
    if (known) return known
    const pick = what.kind === 'returned' ? pickReturns : asksLines(dataset, filter, what) ? pickLines : pickRows
    const picked = pick(dataset, filter, what, window)
    this.#picked.set(what.kind, picked)
    return picked
  }
}
