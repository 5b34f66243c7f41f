import { byKey } from './grains'
import { memberOf } from './groups'
import type { Place, Ranked, Table } from './memberRows'
import type { Window } from './pick'

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

/** A group's own days, where days are told apart; the window for a row that only other grains have. */
export function daysOf(table: Table, { group }: Pick<Place, 'group'>): Window {
  const { window } = table.asked.counter
  const place = table.axes.findIndex((axis) => axis.start)
  const start = table.axes[place]?.start
  if (!start || group === undefined) return window
  const member = memberOf(table.axes, group, place)
  return { from: start[member], to: member + 1 < start.length ? start[member + 1] : window.to }
}
