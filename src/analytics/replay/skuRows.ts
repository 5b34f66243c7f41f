import { SKU_SORTS, type SkuReplay, type SkuSort, type VariantReplay } from '~/domain/promotion/simulation'
import { costAt } from '~/segments/orderTable'
import type { Feed } from './feed'
import type { ReplayKnown } from './known'
import type { Replay } from './replay'
import type { Turns } from './turns'

/** SKUs by each of the ways in which they are sorted. */
const TOP = 50

/** What SKUs come to before any rule. */
export interface SkuBase {
  units: Float64Array
  amount: Float64Array
  /** Of lines with a known cost; isCosted tells where there is one. */
  costed: Float64Array
  cost: Float64Array
  isCosted: Uint8Array
}

export async function skuBase(
  { dataset: { lines }, start, line, goods, count, skus }: Feed,
  turns: Turns,
  share: number,
): Promise<SkuBase> {
  const column = () => new Float64Array(skus.length)
  const base = { units: column(), amount: column(), costed: column(), cost: column(), isCosted: new Uint8Array(skus.length) }
  await turns.over(start[count], share, (from, to) => {
    for (let k = from; k < to; k++) {
      const at = goods[k]
      const row = line[k]
      const each = costAt(lines.cost, row)
      base.units[at] += lines.quantity[row]
      base.amount[at] += lines.amount[row]
      if (Number.isNaN(each)) continue
      base.isCosted[at] = 1
      base.costed[at] += lines.amount[row]
      base.cost[at] += each * lines.quantity[row]
    }
  })
  return base
}

export function skuRows(replay: Replay, base: SkuBase, skus: readonly string[], known: ReplayKnown): VariantReplay['skus'] {
  const rows = skus.map((sku, at): SkuReplay => {
    const off = replay.off[at]
    const before = base.units[at] ?? 0
    const onHand = known.onHand(sku)
    const margin = base.isCosted[at] ? base.costed[at] - replay.costedOff[at] - base.cost[at] : undefined
    const soldOutAt = replay.soldOutAt[at]
    return {
      sku,
      title: '',
      units: { before, after: Math.round(replay.units[at]) },
      amount: base.amount[at] ?? 0,
      off,
      ...(margin !== undefined && { margin }),
      isLoss: margin !== undefined && margin < 0,
      ...(onHand !== undefined && { onHand }),
      ...(!Number.isNaN(soldOutAt) && { soldOutAt }),
    }
  })
  const used = rows.filter(({ units }) => units.before > 0 || units.after > 0)
  const top = new Set(SKU_SORTS.flatMap((sort) => used.toSorted(BY[sort]).slice(0, TOP)))
  return {
    rows: [...top].map((row) => ({ ...row, title: known.titleOf(row.sku) })),
    total: used.length,
    loss: used.filter(({ isLoss }) => isLoss).length,
    soldOut: used.filter(({ soldOutAt }) => soldOutAt !== undefined).length,
  }
}

/** Of what is not known: comes last. */
const MOST = Number.MAX_SAFE_INTEGER
const byCode = (a: SkuReplay, b: SkuReplay): number => (a.sku < b.sku ? -1 : 1)

/** What matters most first. */
const BY: Record<SkuSort, (a: SkuReplay, b: SkuReplay) => number> = {
  off: (a, b) => b.off - a.off || byCode(a, b),
  units: (a, b) => b.units.after - a.units.after || byCode(a, b),
  margin: (a, b) => (a.margin ?? MOST) - (b.margin ?? MOST) || byCode(a, b),
  soldOut: (a, b) => (a.soldOutAt ?? MOST) - (b.soldOutAt ?? MOST) || byCode(a, b),
}
