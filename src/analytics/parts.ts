import type { Dataset } from './dataset'
import type { Filter } from './filter'
import type { Groups } from './groups'
import type { Happenings, Picked, Window } from './pick'
import { type Filters, type KpiQuery, type Scope, isTime } from './query'
import { besideOrders, loadMetrics, metricOf, needsOf } from './registry'
import type { askSides } from './sides'
import type * as split from './split'
import type { Members, Sums } from './sums'

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

/** Adds what one need asks for to the sums of a choice; `members` are the groups' orders. */
type LatePass = (choice: Choice, groups: Groups, sums: Sums, members: Members | undefined) => void

/** Parts of the engine that the first figures, which are totals and times, do without. */
interface Parts {
  cost: LatePass
  mature: LatePass
  next: LatePass
  again: LatePass
  sides: typeof askSides
  split: typeof split
}

const LOADERS: { readonly [P in keyof Parts]: () => Promise<Parts[P]> } = {
  cost: async () => (await import('./costPass')).addCosts,
  mature: async () => (await import('./maturePass')).addMature,
  next: async () => (await import('./nextPass')).addNext,
  again: async () => (await import('./againPass')).addAgain,
  sides: async () => (await import('./sides')).askSides,
  split: async () => import('./split'),
}

/** Needs that have a pass of their own, in the order in which they are counted. */
export const LATE_NEEDS = ['cost', 'mature', 'next', 'again'] as const

const loaded: Partial<Parts> = {}

async function load(name: keyof Parts): Promise<void> {
  if (!loaded[name]) Object.assign(loaded, { [name]: await LOADERS[name]() })
}

/** Loads what a question needs, before it is put to the engine, which waits for nothing. */
export async function loadParts({ metrics, by, filters = {} }: Pick<KpiQuery, 'metrics' | 'by' | 'filters'>): Promise<void> {
  const [grain, second] = [by ?? []].flat()
  const isPlain = (by === undefined || (!second && isTime(grain))) && Object.keys(filters).length === 0
  await Promise.all([loadMetrics(metrics), !isPlain && load('split')])
  const asked = metrics.map(metricOf)
  const needs = needsOf(asked)
  await Promise.all([...LATE_NEEDS.filter((need) => needs.has(need)).map(load), besideOrders(asked).length > 0 && load('sides')])
}

/** Throws where it was not loaded. */
export function part<P extends keyof Parts>(name: P): Parts[P] {
  const { [name]: found } = loaded
  if (!found) throw new Error(`loadParts was not asked for ${name}`)
  return found
}
