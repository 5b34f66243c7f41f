import type { Amount } from '~/domain/money'
import type { PriceHistory } from '~/store/priceHistory'
import type { Day } from '~/lib/zone'

/** Prices day by day on which anything was told: ours, and each seller's. */
export interface PriceSeries {
  days: Day[]
  /** What it cost here at the end of each day; null before it had a price. */
  own: (Amount | null)[]
  sellers: { name: string; prices: (Amount | null)[] }[]
}

/** `now`: the price that stands; `today`: the day up to which it does. */
export function priceSeries({ steps, rivals }: PriceHistory, now: Amount, today: Day, dayOf: (at: number) => Day): PriceSeries {
  const changes = steps.filter(({ field }) => field === 'price').toSorted((a, b) => a.at - b.at)
  const all = [...changes.map(({ at }) => dayOf(at)), ...rivals.map(({ at }) => dayOf(at)), today]
  const days = [...new Set(all)].filter((day) => day <= today).toSorted((a, b) => a - b)
  const own = days.map((day) => {
    const last = changes.findLast(({ at }) => dayOf(at) <= day)
    // Before the first change stood what it changed; without changes, what stands.
    return (last ? last.after : changes.length > 0 ? changes[0].before : now) ?? null
  })
  const names = [...new Set(rivals.map(({ seller }) => seller))].toSorted()
  const sellers = names.map((name) => {
    const told = new Map(rivals.filter(({ seller }) => seller === name).map(({ at, price }) => [dayOf(at), price]))
    return { name, prices: days.map((day) => told.get(day) ?? null) }
  })
  return { days, own, sellers }
}
