import type { Held } from '~/domain/command'
import { dueRuns, type Planned, plannedOf, type PlannedEvent } from '~/domain/listing'
import type { Product } from '~/domain/product'
import type { Instant } from '~/lib/zone'
import type { ShopDb } from './db'

/** What is planned for a product, as the calendar shows it. */
export interface PlannedRow extends Planned {
  title: string
  by?: string
  /** Its run was taken back by an undo: it does not run again by itself. */
  takenBack?: true
}

/** What was carried out as planned. */
export interface RanRow {
  /** Id of its command. */
  id: string
  event: PlannedEvent
  /** For when it was planned. */
  at: Instant
  ranAt: Instant
  count: number
  undone: boolean
}

/** Listings and delistings that are planned, the earliest first. */
export async function readPlans(db: ShopDb): Promise<PlannedRow[]> {
  const rows = await db.plans.where('listAt').above(-Infinity).or('endAt').above(-Infinity).toArray()
  const [products, runs] = await Promise.all([db.catalog.bulkGet(rows.map(({ key }) => key)), runsOf(db)])
  const found: PlannedRow[] = []
  rows.forEach((plan, at) => {
    const product = products[at]
    const planned = product && plannedOf(product, plan)
    if (!planned) return
    const takenBack = runs.some((run) => run.undone && isOf(run, planned))
    found.push({
      ...planned,
      title: product.title,
      ...(plan.plannedBy === undefined ? {} : { by: plan.plannedBy }),
      ...(takenBack ? { takenBack } : {}),
    })
  })
  return found.sort((a, b) => a.at - b.at || (a.title < b.title ? -1 : 1))
}

interface Run extends RanRow {
  keys: ReadonlySet<string>
}

const isOf = ({ event, at, keys }: Run, planned: Planned): boolean => event === planned.event && at === planned.at && keys.has(planned.key)

/** Every run of the journal, the latest first. */
async function runsOf(db: ShopDb): Promise<Run[]> {
  const rows = await db.journal.where('kind').equals('listing.run').toArray()
  return rows
    .flatMap(({ id, args, at: ranAt, undoneBy, changes }) => {
      if (!('event' in args) || !('keys' in args) || (args.event !== 'list' && args.event !== 'pause') || args.at === undefined) return []
      const keys = new Set(changes.flatMap(({ table, key, field }) => (table === 'catalog' && field === 'state' ? [key] : [])))
      return [{ id, event: args.event, at: args.at, ranAt, count: keys.size, undone: undoneBy !== undefined, keys }]
    })
    .sort((a, b) => b.ranAt - a.ranAt)
}

/** What was carried out lately. */
export async function readRan(db: ShopDb, limit: number): Promise<RanRow[]> {
  return (await runsOf(db)).slice(0, limit).map(({ keys: _, ...run }) => run)
}

export interface DueRun {
  event: PlannedEvent
  at: Instant
  /** Who has planned it: it is run in their name. */
  by?: string
  keys: string[]
}

/** What is due now. What was undone is not done again by itself: the person who took it back moves it, or presses for it. */
export async function readDue(db: ShopDb, now: Instant): Promise<DueRun[]> {
  const due = await db.plans.where('listAt').belowOrEqual(now).or('endAt').belowOrEqual(now).count()
  if (due === 0) return []
  const waiting = (await readPlans(db)).filter(({ takenBack }) => takenBack === undefined)
  const people = [...new Set(waiting.map(({ by }) => by))]
  return people.flatMap((by) =>
    dueRuns(
      waiting.filter((row) => row.by === by),
      now,
    ).map((run) => ({ ...run, ...(by === undefined ? {} : { by }) })),
  )
}

/** What a run has come to. */
export interface RunDone {
  event: PlannedEvent
  at: Instant
  ranAt: Instant
  /** Absent: none of them could. */
  commandId?: string
  count: number
  held: Held[]
}

/** Where listings end a season: those on sale with a tag, or in a category with all below it. */
export interface SweepQuery {
  tag?: string
  category?: string
}

export interface SweepRow {
  key: string
  title: string
  category: string
  tags: string[]
  since: Instant
  skus: number
  from: number
  to: number
}

const inSweep = (categories: ReadonlySet<string> | undefined, tag: string | undefined) => (product: Product) =>
  (tag === undefined || product.tags.includes(tag)) && (categories === undefined || categories.has(product.category))

export async function readSweep(db: ShopDb, { tag, category }: SweepQuery): Promise<SweepRow[]> {
  if (tag === undefined && category === undefined) return []
  const categories = category === undefined ? undefined : await withBelow(db, category)
  const listed = await db.catalog.where('state').equals('listed').filter(inSweep(categories, tag)).toArray()
  return listed.map(({ key, title, category: of, tags, stateSince, listedAt, skus }) => {
    const prices = skus.map(({ price }) => price)
    const since = listedAt ?? stateSince
    return { key, title, category: of, tags, since, skus: skus.length, from: Math.min(...prices), to: Math.max(...prices) }
  })
}

async function withBelow(db: ShopDb, key: string): Promise<Set<string>> {
  const all = await db.categories.toArray()
  const found = new Set([key])
  for (let size = 0; size < found.size;) {
    size = found.size
    for (const category of all) if (found.has(category.parent)) found.add(category.key)
  }
  return found
}

/** What can be swept: tags and categories of what is on sale, with how many. */
export interface SweepChoices {
  tags: { tag: string; count: number }[]
  /** In the order of the tree; `count` with all below. */
  categories: { key: string; path: string[]; count: number }[]
}

export async function readSweepChoices(db: ShopDb): Promise<SweepChoices> {
  const tags = new Map<string, number>()
  const own = new Map<string, number>()
  await db.catalog
    .where('state')
    .equals('listed')
    .each((product) => {
      for (const tag of new Set(product.tags)) tags.set(tag, (tags.get(tag) ?? 0) + 1)
      own.set(product.category, (own.get(product.category) ?? 0) + 1)
    })
  const all = await db.categories.orderBy('key').toArray()
  const categories: SweepChoices['categories'] = []
  const walk = (parent: string, path: readonly string[]): number =>
    all
      .filter((category) => category.parent === parent)
      .sort((a, b) => a.order - b.order)
      .reduce((sum, { key, name }) => {
        const row = { key, path: [...path, name], count: 0 }
        const place = categories.push(row) - 1
        row.count = (own.get(key) ?? 0) + (path.length < 10 ? walk(key, row.path) : 0)
        if (row.count === 0) categories.splice(place, 1)
        return sum + row.count
      }, 0)
  walk('', [])
  return {
    tags: [...tags].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1)),
    categories,
  }
}
