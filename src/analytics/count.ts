import { type DistinctBuyers, distinctBuyers } from './buyerPass'
import type { Dataset } from './dataset'
import { type DayCube, fitsCube } from './dayCube'
import { foldCube } from './foldCube'
import { addEarlier } from './earlier'
import { type Filter, filterOf } from './filter'
import { type Groups, ONE, groupsOf } from './groups'
import type { Needs } from './metrics/computation'
import { type Target, addPaid, isPlain } from './paidPass'
import { type Choice, LATE_NEEDS, part } from './parts'
import { type Candidates, type Happenings, type Picked, type Window, chooseRows, payments, pickSales } from './pick'
import { type Filters, type Grouping, type Scope, isTime } from './query'
import type { Members } from './members'
import { type Sums, takeSums } from './sums'

const nameOf = (by: readonly Grouping[], level: 1 | 2 | 3) => `${by.join()} ${level}`

/** Columns of the sums: what was asked, and what this shop's orders make necessary. */
const columnsOf = ({ safe, shop }: Dataset, needs: ReadonlySet<Needs>): Set<string> =>
  new Set([...needs, ...(shop.hasTotals ? ['told'] : []), ...(safe ? [] : ['size'])])

/** So few orders, or orders with chosen goods, are read sooner than what cubes know of them. */
const FEW = 3000
const FEW_WITH_GOODS = 8000

/** Base measures of a question in its groups. */
export interface Counted {
  readonly sums: Sums
  readonly groups: Groups
}

/** A question's groups and measures. */
interface Asked {
  by: readonly Grouping[]
  level: 1 | 2 | 3
  needs: ReadonlySet<Needs>
}

/** Told apart, and not by days. */
const isOfMembers = ({ axes }: Groups): boolean => axes.length > 0 && axes.every((axis) => !axis.days && axis.by !== 'newness')

/** Being counted. */
interface Counting extends Asked {
  readonly counted: Counted
  /** Where days tell the groups apart: what adds up over them. */
  readonly cube: DayCube | undefined
  /** Who bought, where it cannot be counted on the way. */
  readonly members: Members | undefined
  /** The members are to be counted as buyers. */
  readonly countsBuyers: boolean
  readonly distinct: DistinctBuyers | undefined
}

/**
 * What one window of one choice of orders comes to, in any groups. The choice is made once, however many questions are asked of it, and questions that are
 * expected are answered in one go; what was counted is kept as long as this is. Throws the signal's reason between two passes.
 */
export class Counter implements Choice {
  readonly filter: Filter
  #candidates: Candidates | undefined
  readonly #picked = new Map<string, Picked>()
  readonly #known = new Map<string, Counted & { needs: ReadonlySet<Needs> }>()
  readonly #expected = new Map<string, Asked>()

  constructor(
    readonly dataset: Dataset,
    readonly scope: Scope,
    readonly filters: Filters | undefined,
    readonly window: Window,
    readonly signal?: AbortSignal,
  ) {
    this.filter = filterOf(dataset, scope, filters, scope.unknownBuyers === 'out' ? 'known' : 'all', window.from)
  }

  /** Says what will be counted, so that it is counted together. */
  expect(by: readonly Grouping[], level: 1 | 2 | 3, needs: ReadonlySet<Needs>): void {
    const name = nameOf(by, level)
    const before = this.#expected.get(name)?.needs ?? []
    this.#expected.set(name, { by, level, needs: new Set([...before, ...needs]) })
  }

  /** Counts what is needed in the groups of `by`. */
  count(by: readonly Grouping[], level: 1 | 2 | 3, needs: ReadonlySet<Needs>): Counted {
    const name = nameOf(by, level)
    const known = this.#known.get(name)
    if (known && [...needs].every((need) => known.needs.has(need))) return known
    this.expect(by, level, needs)
    const asks = this.#asks()
    const asked = asks.map(([each, ask]) => ({ name: each, ...this.#begin(ask) }))
    this.#expected.clear()
    this.signal?.throwIfAborted()
    this.#addPaid(asked)
    for (const each of asked) {
      this.signal?.throwIfAborted()
      this.#complete(each)
      this.#known.set(each.name, { ...each.counted, needs: each.needs })
    }
    return this.#known.get(name) ?? asked[0].counted
  }

  /** What is expected; times are asked what the whole is, since they add up to it. */
  #asks(): [name: string, ask: Asked][] {
    const whole = this.#expected.get(nameOf([], 1))
    const shared = (['known', 'goods'] as const).filter((need) => whole?.needs.has(need))
    return [...this.#expected].map(([name, ask]) => {
      const addsUp = ask.by.length === 1 && isTime(ask.by[0])
      return [name, addsUp ? { ...ask, needs: new Set([...ask.needs, ...shared]) } : ask]
    })
  }

  #begin({ by, level, needs: asked }: Asked): Counting {
    const { dataset, filter, scope, window } = this
    const needs = new Set(asked)
    // An order of an unknown buyer may be a buyer by itself.
    if (scope.unknownBuyers === 'each' && (needs.has('buyers') || needs.has('repeats'))) needs.add('known')
    const groups = by.length === 0 ? ONE : groupsOf(dataset, by, level, scope, window, window.from)
    const counted = { groups, sums: takeSums(groups.slots, columnsOf(dataset, needs)) }
    const repeats = needs.has('repeats')
    const isKnown = filter.unfiltered && needs.has('buyers') && !repeats && addEarlier(dataset, scope, window, groups, counted.sums)
    const buyers = (needs.has('buyers') && !isKnown) || repeats
    const distinct =
      buyers && isPlain(dataset, filter, payments(dataset), groups)
        ? distinctBuyers(dataset, { filter, window, repeats }, groups, counted.sums)
        : undefined
    const members = (buyers && !distinct) || needs.has('next') ? new (part('members').Members)() : undefined
    const whole = (['goods', 'placed', 'returns'] as const).some((need) => needs.has(need))
    const cube = filter.unfiltered && fitsCube(groups) ? dataset.cube(scope, whole) : undefined
    return { by, level, needs, counted, cube, members, countsBuyers: buyers && !distinct, distinct }
  }

  /** Paid sales of all that were asked: what no cube knows is added up in one go. */
  #addPaid(asked: readonly Counting[]) {
    const { dataset, filter, window } = this
    const what = payments(dataset)
    const targets: Target[] = []
    const chosen = filter.unfiltered ? undefined : this.#chosen()
    const isFew = chosen?.isExact && chosen.rows.count < (filter.goods ? FEW_WITH_GOODS : FEW)
    const owed = asked.some(({ counted }) => isOfMembers(counted.groups))
      ? new (part('split').Owed)(dataset, filter, window, () => this.picked(what))
      : undefined
    // Sums are known, and only who bought is asked.
    let asksOrders = filter.goods
    for (const { counted, cube, level, needs, members, distinct } of asked) {
      const { groups } = counted
      const [goods, known] = [needs.has('goods'), needs.has('known')]
      if (cube) foldCube(cube, window, groups, counted.sums)
      const ask = { filter, level, needs, window }
      const isSummed =
        cube !== undefined ||
        (!isFew && (isOfMembers(groups) || fitsCube(groups)) && part('split').addGroupCube(dataset, ask, groups, counted.sums, owed))
      if (isSummed && !members && !distinct) continue
      // A cube knows of no buyers.
      const sums = isSummed ? takeSums(groups.slots, columnsOf(dataset, needs)) : counted.sums
      targets.push({ groups, sums, goods, known, members, distinct, isSummed })
      asksOrders &&= isSummed && !groups.byLine
    }
    owed?.settle()
    if (targets.length === 0) return
    addPaid(dataset, filter, what, asksOrders && chosen?.isExact ? chosen.rows : this.picked(what), targets)
  }

  #chosen(): Candidates {
    const { dataset, filter, window } = this
    return (this.#candidates ??= chooseRows(dataset, filter, payments(dataset), window))
  }

  #complete({ counted: { groups, sums }, cube, needs, members, countsBuyers, distinct }: Counting) {
    const { dataset, filter, scope, window } = this
    if (!cube && (needs.has('placed') || needs.has('returns'))) {
      const picked = (what: Happenings) => this.picked(what)
      part('tiles').addOthers({ dataset, scope, goods: filter.goods, picked }, groups, needs, sums)
    }
    if (distinct?.allReturn) sums.returning.set(sums.buyers)
    if (members && countsBuyers) part('members').countBuyers(dataset, scope, window, groups, members, sums, needs.has('repeats'))
    for (const need of LATE_NEEDS) if (needs.has(need)) part('passes')[need](this, groups, sums, members)
  }

  /** What takes part of all that happens in the window. */
  picked(what: Happenings): Picked {
    const { dataset, filter, window } = this
    const known = this.#picked.get(what.kind)
    if (known) return known
    const picked =
      what.kind === 'returned'
        ? part('tiles').pickReturns(dataset, filter, what, window)
        : pickSales(dataset, filter, what, window, what.kind === 'paid' ? this.#chosen() : undefined)
    this.#picked.set(what.kind, picked)
    return picked
  }
}
