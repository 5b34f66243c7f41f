import { byKey } from './grains'
import type { Place, Ranked } from './memberRows'

/** In the order of time, and at each time as they come, which is largest first; of the `top` members of the other axis by all of the time. */
export function inTime(ranked: Ranked[], time: number, top: number | undefined): Place[] {
  const keyOf = (place: Place, axis: number) => (axis === 0 ? place.key : (place.key2 ?? ''))
  let chosen = ranked
  if (top !== undefined) {
    const sums = new Map<string, number>()
    for (const { place, rank } of ranked) {
      const key = keyOf(place, 1 - time)
      sums.set(key, (sums.get(key) ?? 0) + (Number.isFinite(rank) ? rank : 0))
    }
    const largest = [...sums].toSorted((a, b) => b[1] - a[1] || byKey(a[0], b[0])).slice(0, top)
    const keys = new Set(largest.map(([key]) => key))
    chosen = ranked.filter(({ place }) => keys.has(keyOf(place, 1 - time)))
  }
  return chosen.toSorted((a, b) => byKey(keyOf(a.place, time), keyOf(b.place, time))).map(({ place }) => place)
}
