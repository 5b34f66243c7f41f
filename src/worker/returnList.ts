import type { ReturnFacets, ReturnFilter, ReturnQuery, ReturnRow } from '~/domain/returnAnswers'
import type { ReturnCase } from '~/domain/returns'

/** A case with its row of the list. */
export interface ListedReturn {
  row: ReturnRow
  one: ReturnCase
}

type Part = 'state' | 'kind' | 'reason' | 'overdue'

/** Whether a case is found; `but`: by all filters but this one, for the counts of that one. */
function fits({ row, one }: ListedReturn, filter: ReturnFilter, but?: Part): boolean {
  const { search = '', state, kind, reason, sku, order, overdue } = filter
  const holds = <T>(values: readonly T[] | undefined, own: readonly T[]) =>
    !values || values.length === 0 || own.some((each) => values.includes(each))
  if (but !== 'state' && !holds(state, [one.state])) return false
  if (but !== 'kind' && !holds(kind, [one.kind])) return false
  const reasons = one.lines.map((line) => line.reason)
  if (but !== 'reason' && !holds(reason, reasons)) return false
  if (sku && !one.lines.some((line) => line.sku === sku)) return false
  if (order && one.order !== order) return false
  if (but !== 'overdue' && overdue && !row.overdue) return false
  return search.trim() === '' || textOf({ row, one }).includes(search.trim().toLowerCase())
}

const textOf = ({ row, one }: ListedReturn): string =>
  [one.key, one.order, one.tracking ?? '', row.buyer, ...one.lines.flatMap(({ sku, title }) => [sku, title])].join('\n').toLowerCase()

/** Those that are found, in order; what has no deadline comes after what has one. */
export function findReturns(all: readonly ListedReturn[], query: ReturnQuery): ListedReturn[] {
  const sign = query.descending ? -1 : 1
  const found = all.filter((each) => fits(each, query))
  return found.toSorted((a, b) => {
    const [left, right] = [valueOf(a, query.sort), valueOf(b, query.sort)]
    if (left === undefined || right === undefined) return left === right ? byKey(a, b) : left === undefined ? 1 : -1
    return left === right ? byKey(a, b) : left < right ? -sign : sign
  })
}

const byKey = (a: ListedReturn, b: ListedReturn): number => numberOf(b.one.key) - numberOf(a.one.key) || (a.one.key < b.one.key ? -1 : 1)

const numberOf = (key: string): number => Number(/\d+$/.exec(key)?.[0] ?? 0)

function valueOf({ row }: ListedReturn, sort: ReturnQuery['sort']): number | undefined {
  if (sort === 'key') return numberOf(row.key)
  return sort === 'dueAt' ? row.dueAt : row[sort]
}

export function facetsOf(all: readonly ListedReturn[], filter: ReturnFilter): ReturnFacets {
  const facets: ReturnFacets = { states: {}, kinds: {}, reasons: {}, overdue: 0, all: 0 }
  for (const each of all) {
    const { one, row } = each
    if (fits(each, filter, 'state')) {
      facets.states[one.state] = (facets.states[one.state] ?? 0) + 1
      facets.all++
    }
    if (fits(each, filter, 'kind')) facets.kinds[one.kind] = (facets.kinds[one.kind] ?? 0) + 1
    if (fits(each, filter, 'reason'))
      for (const reason of new Set(one.lines.map((line) => line.reason))) facets.reasons[reason] = (facets.reasons[reason] ?? 0) + 1
    if (row.overdue && fits(each, filter, 'overdue')) facets.overdue++
  }
  return facets
}
