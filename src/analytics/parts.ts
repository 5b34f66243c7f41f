import type * as anyCase from './anyCase'
import type * as audiences from './audiences'
import type * as sides from './besideOrders'
import type { Dataset } from './dataset'
import type * as memberBuyers from './memberBuyers'
import type { Filter } from './filter'
import type { Happenings, Picked, Window } from './pick'
import { type Filters, type KpiQuery, type Scope, isTime } from './query'
import { besideOrders, loadMetrics, metricOf, needsOf } from './registry'
import type * as passes from './latePasses'
import type * as split from './split'
import type * as tables from './tables'
import type * as tiles from './tiles'

/** The choice of orders that a pass counts. */
export interface Choice {
  readonly dataset: Dataset
  readonly scope: Scope
  readonly filters: Filters | undefined
  readonly filter: Filter
  readonly window: Window
  /** What takes part of all that happens in the window. */
  picked(what: Happenings): Picked
}

/** Parts of the engine that the first figures, which are totals and times, do without; `anyCase` and `tables` are what plain data does without. */
interface Parts {
  passes: typeof passes
  sides: typeof sides
  split: typeof split
  tiles: typeof tiles
  anyCase: typeof anyCase
  audiences: typeof audiences
  members: typeof memberBuyers
  tables: typeof tables
}

const LOADERS: { readonly [P in keyof Parts]: () => Promise<Parts[P]> } = {
  passes: async () => import('./latePasses'),
  sides: async () => import('./besideOrders'),
  split: async () => import('./split'),
  tiles: async () => import('./tiles'),
  anyCase: async () => import('./anyCase'),
  audiences: async () => import('./audiences'),
  members: async () => import('./memberBuyers'),
  tables: async () => import('./tables'),
}

/** Needs that have a pass of their own, in the order in which they are counted. */
export const LATE_NEEDS = ['cost', 'mature', 'next', 'again'] as const

const loaded: Partial<Parts> = {}

/** What is asked for and was not loaded. */
class PartMissing extends Error {
  constructor(readonly part: keyof Parts) {
    super(`${part} was not loaded`)
  }
}

export async function loadPart(name: keyof Parts): Promise<void> {
  if (!loaded[name]) Object.assign(loaded, { [name]: await LOADERS[name]() })
}

/** Runs what asks the engine. A part that only the data shows to be needed is loaded then, and all is run anew. */
export async function withParts<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error
    await loadPart(error.part)
    return withParts(run)
  }
}

/** What decides how much of the engine, and of a shop, a question needs. */
export type Question = Pick<KpiQuery, 'metrics' | 'by' | 'filters' | 'compare' | 'beside'>

/** Loads what a question tells that it needs, before it is put to the engine, which waits for nothing. */
export async function loadParts({ metrics, by, filters = {}, compare, beside }: Question): Promise<void> {
  const groupings = [by ?? []].flat()
  const names: readonly string[] = [...groupings, ...Object.keys(filters)]
  const [grain, second] = groupings
  const isSplit = names.length > (second || !grain || !isTime(grain) ? 0 : 1)
  await Promise.all([loadMetrics(metrics), isSplit && loadPart('split')])
  const asked = metrics.map(metricOf)
  const needs = needsOf(asked)
  const countsMembers = (needs.has('buyers') || needs.has('repeats')) && groupings.some((each) => !isTime(each))
  const isOverTime = second !== undefined && groupings.some(isTime)
  const asksMore = countsMembers || (['goods', 'known', 'placed'] as const).some((need) => needs.has(need))
  const isOdd = isOverTime || (isSplit && asksMore) || names.includes('hour') || names.includes('priceBand')
  const isLate = LATE_NEEDS.some((need) => needs.has(need))
  const asksSides = besideOrders(asked).length > 0
  const asksTiles = (['goods', 'placed', 'returns', 'repeats'] as const).some((need) => needs.has(need))
  await Promise.all([
    isLate && loadPart('passes'),
    asksSides && loadPart('sides'),
    isOdd && loadPart('anyCase'),
    (countsMembers || needs.has('next')) && loadPart('members'),
    (names.includes('segment') || names.includes('audience')) && loadPart('audiences'),
    (compare || beside || isLate || asksSides || asksTiles) && loadPart('tiles'),
  ])
}

/** Throws where it was not loaded: see withParts. */
export function part<P extends keyof Parts>(name: P): Parts[P] {
  const { [name]: found } = loaded
  if (!found) throw new PartMissing(name)
  return found
}
