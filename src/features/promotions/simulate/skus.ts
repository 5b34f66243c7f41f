import type { SkuReplay, SkuSort } from '~/domain/promotion/simulation'

/** A row without the figure stands last. */
const KEYS: Record<SkuSort, (row: SkuReplay) => number> = {
  off: ({ off }) => -off,
  units: ({ units }) => -units.after,
  margin: ({ margin = Infinity }) => margin,
  soldOut: ({ soldOutAt = Infinity }) => soldOutAt,
}

export function sortedSkus(rows: readonly SkuReplay[], sort: SkuSort): SkuReplay[] {
  const key = KEYS[sort]
  return rows.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)]
    return one === other ? (a.sku < b.sku ? -1 : 1) : one - other
  })
}
