import type { ReachMove } from '~/domain/health'
import { NO_REACH, worriesOf } from '~/domain/health'
import { zoneOf } from '~/lib/zone'
import { readMarkers, type ChangeMarker } from '~/store/changeMarkers'
import type { HealthQuery, HealthSort, WatchAnswer, WatchRow } from '~/store/healthLists'
import { partsOf } from '~/store/listingParts'
import { searchPart } from '~/store/searchText'
import { staleListings } from '~/store/staleListings'
import { foldText } from '~/store/foldText'
import { answerKpi } from './figures'
import { healthProduct, healthRows, productHealth, productsBySku, reachesOf, SCOPE, toldOf } from './health'
import type { Handlers } from './protocol'
import { reviewsOf } from './reviewHandlers'
import type { OpenShop } from './shop'
import { listingsOf } from './shopListings'

type Calls = Pick<Handlers, 'health.list' | 'health.product' | 'health.stale' | 'health.watch'>
type Row = Awaited<ReturnType<typeof healthRows>>[number]

/** Best sellers that are watched. */
const SELLERS = 50
/** What sells is told by so many days; conversion of these is compared with as many before. */
const WATCH_DAYS = 28

/** How listings do, and what of them wants work. */
export function healthHandlers(openShop: () => Promise<OpenShop>): Calls {
  let held: { open: OpenShop; of: string; rows: Row[] } | undefined

  return {
    async 'health.list'({ query }, { signal }) {
      const open = await openShop()
      const [{ index, version }, told] = await Promise.all([listingsOf(open), toldOf(open)])
      if (!told) return { items: [], total: 0, version }
      const window = { from: told.to - query.days, to: told.to }
      const of = `${version} ${query.days}`
      if (held?.open !== open || held.of !== of) held = { open, of, rows: await healthRows(open, window, signal) }
      const rows = matching(held.rows, query, index.columns.plain).toSorted(inOrder(query))
      const items = rows
        .slice(query.offset, query.offset + query.limit)
        .map(({ row, ...figures }) => ({ ...healthProduct(index, row), ...figures }))
      return { items, total: rows.length, version, window }
    },

    'health.product': async ({ key }, { signal }) => productHealth(await openShop(), key, signal),

    async 'health.stale'({ query }) {
      const { index, version } = await listingsOf(await openShop())
      return { ...staleListings(index.columns, query, (row) => healthProduct(index, row)), version }
    },

    'health.watch': async (_, { signal }) => watch(await openShop(), signal),
  }
}

function matching(
  rows: readonly Row[],
  { search, move }: HealthQuery,
  plain: { readonly title: readonly string[]; readonly codes: readonly string[] },
): readonly Row[] {
  const part = searchPart(search)
  const moved = move === undefined ? rows : rows.filter((row) => row.move === move)
  if (part === undefined) return moved
  return moved.filter(({ row }) => foldText(`${plain.title[row]}\u0001${plain.codes[row]}`).includes(part))
}

const RANK: Record<ReachMove, number> = { worse: 0, better: 1, same: 2, few: 3 }

const VALUE: Record<HealthSort, (row: Row) => number> = {
  views: ({ views }) => views,
  carts: ({ carts }) => carts,
  orders: ({ orders }) => orders,
  conversion: ({ conversion }) => conversion ?? -1,
  beside: ({ conversion, ofCategory }) => (conversion === null || ofCategory === null ? -2 : conversion - ofCategory),
  change: ({ move }) => -RANK[move],
}

function inOrder({ sort, descending }: Pick<HealthQuery, 'sort' | 'descending'>): (a: Row, b: Row) => number {
  const sign = descending ? -1 : 1
  return (a, b) => sign * (VALUE[sort](a) - VALUE[sort](b)) || b.views - a.views || a.row - b.row
}

async function watch(open: OpenShop, signal: AbortSignal): Promise<WatchAnswer> {
  const [{ index, version }, loaded, told, reviews] = await Promise.all([listingsOf(open), open.loaded(), toldOf(open), reviewsOf(open)])
  const { range } = loaded.dataset
  if (!range) return { version, sellers: 0, hasVisits: false, items: [] }
  const window = { from: range.last + 1 - WATCH_DAYS, to: range.last + 1 }
  const answer = await answerKpi(
    open,
    // What sold well until lately is watched too, so that what stopped selling is not lost from sight.
    { metrics: ['gmv_paid', 'days_of_cover'], from: window.from - WATCH_DAYS, to: window.to, scope: SCOPE, by: 'product', top: SELLERS },
    signal,
  )
  // What no line carries belongs to no product.
  const rows = (answer.rows ?? []).filter(({ orderLevel, key }) => !orderLevel && key !== '')
  const last = told && { from: told.to - WATCH_DAYS, to: told.to }
  const [after, before] = last
    ? await Promise.all([last, { from: last.from - WATCH_DAYS, to: last.from }].map((days) => reachesOf(open, days, signal)))
    : [undefined, undefined]
  const zone = zoneOf(loaded.settings.zone)
  const markers = await readMarkers(open.db, zone.startOfDay(window.from), productsBySku(index))
  const { columns } = index
  const items = rows.flatMap(({ key, figures }, at): WatchRow[] => {
    const row = columns.rowOf(key)
    if (row === undefined || columns.coded.state.get(row) !== 'listed') return []
    const facts = {
      sellable: columns.sellable[row],
      shelved: columns.numbers.shelved[row],
      cover: figures.days_of_cover?.value ?? null,
      before: before?.get(key) ?? NO_REACH,
      after: after?.get(key) ?? NO_REACH,
      ...raiseOf(markers.get(key) ?? [], (at) => zone.dayOf(at)),
      reviews: reviews.of(key),
    }
    const worries = worriesOf(facts, Date.now())
    if (worries.length === 0) return []
    const firstSku = partsOf(columns.plain.codes[row]).at(0)
    return [{ ...healthProduct(index, row), rank: at + 1, gmv: figures.gmv_paid?.value ?? 0, worries, ...(firstSku ? { firstSku } : {}) }]
  })
  return { version, sellers: rows.length, window, hasVisits: told !== undefined, items }
}

/** The newest change of its price, where it went up. */
function raiseOf(markers: readonly ChangeMarker[], dayOf: (at: number) => number): { raise?: { share: number; day: number } } {
  const marker = markers.findLast(({ price }) => price !== undefined)
  if (!marker?.price || marker.price.before <= 0 || marker.price.after <= marker.price.before) return {}
  return { raise: { share: marker.price.after / marker.price.before - 1, day: dayOf(marker.at) } }
}
