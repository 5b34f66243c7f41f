import { startOfGrain, endOfGrain } from '~/domain/calendar'
import { parseDay } from '~/lib/zone'
import type { Dataset } from './dataset'
import { type Dimension, type Filters, type KpiQuery, isTime } from './query'

/** What no filter is told by: nothing takes part. */
const NOBODY = ['\u0000']

/** The question of its total alone. */
export const withoutGroups = <Q extends KpiQuery>(query: Q): Q => ({
  ...query,
  by: undefined,
  top: undefined,
  compare: undefined,
  compareRows: undefined,
})

/** The same question about one row of its answer: its member is a filter, its time the window. */
export function cellOf<Q extends KpiQuery>(dataset: Dataset, query: Q, cell: { key: string; key2?: string }): Q {
  const { by = [] } = query
  const groupings = typeof by === 'string' ? [by] : by
  let { from, to } = query
  const filters: Filters = { ...query.filters }
  groupings.forEach((grouping, place) => {
    const key = (place === 0 ? cell.key : cell.key2) ?? ''
    if (isTime(grouping)) {
      const day = parseDay(key) ?? from
      to = Math.min(to, endOfGrain(grouping, day, dataset.calendar))
      from = Math.max(from, startOfGrain(grouping, day, dataset.calendar))
    } else Object.assign(filters, ofMember(dataset, query, grouping, key, filters))
  })
  return { ...withoutGroups(query), from, to, filters }
}

function ofMember(dataset: Dataset, { level = 1 }: KpiQuery, by: Dimension, key: string, before: Filters): Filters {
  if (by !== 'category' && by !== 'product' && by !== 'supplier') return { [by]: both(before[by], [key]) }
  // A category of a level, or none at all, is told by its goods.
  const { traits, lines } = dataset
  const { codes, keys } = by === 'category' ? traits.members.category(level) : traits.members[by]()
  const member = keys.indexOf(key)
  return {
    sku: both(
      before.sku,
      lines.sku.values.filter((_, code) => codes[code] === member),
    ),
  }
}

function both(before: string[] | undefined, wanted: string[]): string[] {
  if (!before?.length) return wanted.length > 0 ? wanted : NOBODY
  const set = new Set(before)
  const kept = wanted.filter((value) => set.has(value))
  return kept.length > 0 ? kept : NOBODY
}
