import { KEY_JOINT } from './grains'
import type { Place } from './memberRows'
import type { SideAnswers } from './metrics/computation'

/** Rows that other grains alone have. `names`: the rows of orders, as a grain's answer names them. */
export function besideOnly(beside: SideAnswers, names: ReadonlySet<string>): Place[] {
  const places: Place[] = []
  for (const name of beside.keys()) {
    if (names.has(name)) continue
    const [key, key2] = name.split(KEY_JOINT)
    places.push({ key, key2, group: undefined, slot: -1, orderLevel: false })
  }
  return places
}
