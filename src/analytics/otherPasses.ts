import type { Dataset } from './dataset'
import type { Groups } from './groups'
import { givings, placings } from './happenings'
import { type Pass, passOf } from './orderPass'
import { part } from './parts'
import type { Happenings, Picked } from './pick'
import type { Scope } from './query'
import { addReturns } from './returnPass'
import type { Sums } from './sums'

/** What is counted, of what happens besides payments. */
interface Others {
  readonly dataset: Dataset
  readonly scope: Scope
  /** Goods are chosen. */
  readonly goods: boolean
  readonly picked: (what: Happenings) => Picked
}

/** Adds what was placed and what came back, as far as it is asked. */
export function addOthers({ dataset, scope, goods, picked }: Others, groups: Groups, needs: ReadonlySet<string>, sums: Sums) {
  const pass = (what: Happenings) => passOf(dataset, scope, what, picked(what), groups)
  if (needs.has('placed')) {
    const isOfLines = goods || groups.axes.some((axis) => axis.goods)
    ;(isOfLines ? part('anyCase').addPlacedLines : addPlacedOrders)(pass(placings(dataset)), sums)
  }
  if (needs.has('returns')) addReturns(pass(givings(dataset, scope.refundsOn)), goods, sums)
}

/** Sales placed, goods only: what gmv_placed counts. */
function addPlacedOrders({ dataset, scope, picked, codes }: Pass, sums: Sums) {
  const { safe } = dataset
  const { gross, lineDiscount } = dataset.goods(scope.nonProducts)
  const { rows, count } = picked
  for (let i = 0; i < count; i++) {
    const order = rows[i]
    const group = codes ? codes[i] : 0
    sums.touched[group] = 1
    sums.placed[group] += gross[order] - lineDiscount[order]
    if (!safe) sums.placedSize[group] += Math.abs(gross[order]) + Math.abs(lineDiscount[order])
  }
}
