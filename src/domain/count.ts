import type { Instant } from '~/lib/zone'
import type { Amount } from './money'
import type { PersonRow } from './person'
import { levelKey } from './stock'

/** counting: entries come in; submitted: nobody enters any more, the variance is looked at; posted: the ledger has it. */
export const COUNT_STATES = ['counting', 'submitted', 'posted', 'cancelled'] as const
export type CountState = (typeof COUNT_STATES)[number]

/** What is counted: all of the chosen places, the SKUs of an ABC class by sales, of a category, or those that were not counted for longest. */
export const COUNT_SCOPES = ['full', 'abc', 'category', 'cycle', 'picked'] as const
export type CountScope = (typeof COUNT_SCOPES)[number]

/** Above either of them somebody else has to agree. */
export interface CountLimit {
  /** Of what is too much and too little together, at cost. */
  value: Amount
  /** Units too many and too few, as a share of the units expected. */
  share: number
}

/** A stocktake. */
export interface Count {
  key: string
  scope: CountScope
  /** The class, the category's name; '' where the scope says it all. */
  of: string
  locations: string[]
  /** Absent: every SKU that the places hold. */
  skus?: string[]
  /** What is expected is not shown to those who count. */
  blind: boolean
  limit: CountLimit
  state: CountState
  createdAt: Instant
  createdBy: string
  submittedAt?: Instant
  submittedBy?: string
  postedAt?: Instant
  postedBy?: string
}

/** Units that somebody found of a SKU at a place; a correction is negative. Entries are added up, so that all who count are heard. */
export interface CountEntry {
  count: string
  sku: string
  location: string
  quantity: number
  /** What the ledger said was on hand at that moment. */
  expected: number
  /** Counted from nothing again: what was entered before is void. */
  restart?: true
  at: Instant
  who: string
}

/** An entry as the store keeps it. */
export interface CountEntryRow {
  key: string
  entry: CountEntry
}

/** What was counted of one SKU at one place. */
export interface CountLine {
  sku: string
  location: string
  counted: number
  /** When it was first counted: sales before and after that moment are no variance. */
  expected: number
  at: Instant
  /** Who counted it. */
  who: string[]
}

/** Adds entries up, line by line. What was expected is what stood in the ledger when the line was first counted, since it was last begun anew. */
export function countLines(rows: readonly CountEntryRow[]): CountLine[] {
  const lines = new Map<string, CountLine>()
  for (const { entry } of rows.toSorted((a, b) => a.entry.at - b.entry.at || (a.key < b.key ? -1 : 1))) {
    const { sku, location, quantity, expected, restart, at, who } = entry
    const key = levelKey(location, sku)
    const line = lines.get(key)
    if (!line || restart) lines.set(key, { sku, location, counted: quantity, expected, at, who: [who] })
    else {
      line.counted += quantity
      if (!line.who.includes(who)) line.who.push(who)
    }
  }
  return [...lines.values()]
}

export interface Variance {
  /** Lines that are not as expected. */
  lines: number
  /** Found less missing. */
  units: number
  value: Amount
  /** Found and missing added up, however they cancel out. */
  grossUnits: number
  grossValue: Amount
  expectedUnits: number
  /** grossUnits of expectedUnits; 1 where something was found and nothing expected. */
  share: number
}

/** How far off a count is. `costOf` one unit; 0 where it is not known. */
export function varianceOf(lines: readonly CountLine[], costOf: (sku: string) => Amount): Variance {
  const sum = { lines: 0, units: 0, value: 0, grossUnits: 0, grossValue: 0, expectedUnits: 0 }
  for (const { sku, counted, expected } of lines) {
    const off = counted - expected
    sum.expectedUnits += Math.abs(expected)
    if (off === 0) continue
    const cost = costOf(sku)
    sum.lines++
    sum.units += off
    sum.value += off * cost
    sum.grossUnits += Math.abs(off)
    sum.grossValue += Math.abs(off) * cost
  }
  const { grossUnits, expectedUnits } = sum
  return { ...sum, share: expectedUnits > 0 ? grossUnits / expectedUnits : grossUnits > 0 ? 1 : 0 }
}

export const needsApproval = ({ grossValue, share }: Variance, limit: CountLimit): boolean =>
  grossValue > limit.value || share > limit.share

/** Whether who submitted it has to leave the posting to somebody else: it is above the limit, and there is somebody. Who works alone agrees with themselves. */
export function needsOther(
  variance: Variance,
  { limit, submittedBy }: Pick<Count, 'limit' | 'submittedBy'>,
  who: string,
  people: readonly PersonRow[],
): boolean {
  if (!needsApproval(variance, limit) || who !== submittedBy) return false
  return people.some(({ key, active, role }) => key !== who && active && (role === 'owner' || role === 'operator'))
}
