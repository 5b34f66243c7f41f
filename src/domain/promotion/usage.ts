import type { Cart, Priced, Usage } from './cart'

/** Nothing was given yet. */
export const NO_USAGE: Usage = { orders: new Map(), buyers: new Map(), spent: new Map(), units: new Map() }

/** Usage with one more order that these rules gave something to. */
export function addUsage(usage: Usage, { buyer, lines }: Pick<Cart, 'buyer' | 'lines'>, { steps }: Pick<Priced, 'steps'>): Usage {
  const skus = new Map(lines.map(({ key, goods }) => [key, goods.sku]))
  const next = { orders: new Map(usage.orders), buyers: new Map(usage.buyers), spent: new Map(usage.spent), units: new Map(usage.units) }
  for (const { rule, verdict, goods, shipping, gifts, lines: touched } of steps) {
    if (verdict !== 'fired') continue
    add(next.orders, rule, 1)
    if (buyer.key !== '') add(next.buyers, `${rule}/${buyer.key}`, 1)
    add(
      next.spent,
      rule,
      gifts.reduce((sum, { cost }) => sum + cost, goods + shipping),
    )
    for (const { line, units = 0 } of touched) add(next.units, `${rule}/${skus.get(line) ?? ''}`, units)
    for (const { sku, units } of gifts) add(next.units, `${rule}/${sku}`, units)
  }
  return next
}

function add(counts: Map<string, number>, key: string, count: number): void {
  if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count)
}
