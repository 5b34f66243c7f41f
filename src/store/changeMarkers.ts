import type { CommandKind } from '~/domain/command'
import { AREA_COMMANDS, AREA_KINDS } from '~/domain/commandTraits'
import { LISTING_STATES, type ListingState } from '~/domain/product'
import type { Instant } from '~/lib/zone'
import type { Change, JournalRow, ShopDb } from './db'
import { readSkuField } from '~/domain/skuField'

export const MARKERS = ['price', 'title', 'picture', 'state'] as const
export type MarkerKind = (typeof MARKERS)[number]

/** Something that buyers saw change on a page. */
export interface ChangeMarker {
  at: Instant
  kind: MarkerKind
  /** Of a price: of the first SKU that changed. */
  price?: { before: number; after: number }
  /** Of a state: the new one. */
  state?: ListingState
}

const KINDS: CommandKind[] = [...AREA_KINDS.filter((kind) => AREA_COMMANDS[kind].goods), 'product.edit', 'catalog.import']

const FIELDS: Partial<Record<string, MarkerKind>> = { title: 'title', pictures: 'picture', images: 'picture', state: 'state' }

/** What was changed since on each product, oldest first, as the journal knows; what was undone never counts. `productOf`: key by SKU code. */
export async function readMarkers(
  db: Pick<ShopDb, 'journal'>,
  since: Instant,
  productOf: (sku: string) => string | undefined,
): Promise<Map<string, ChangeMarker[]>> {
  const markers = new Map<string, ChangeMarker[]>()
  const rows = await db.journal
    .where('kind')
    .anyOf(KINDS)
    .filter(({ at, undoneBy }) => at >= since && undoneBy === undefined)
    .toArray()
  for (const row of rows.sort((a, b) => a.seq - b.seq)) addMarkers(markers, row, productOf)
  return markers
}

function addMarkers(markers: Map<string, ChangeMarker[]>, { at, changes }: JournalRow, productOf: (sku: string) => string | undefined) {
  for (const change of changes) {
    const product = change.table === 'catalog' ? change.key : change.table === 'products' ? productOf(change.key) : undefined
    // A field that was not there before is one of a new product.
    if (product === undefined || (change.table === 'catalog' && change.before === undefined && change.field !== 'images')) continue
    const marker = markerOf(change, at)
    if (!marker) continue
    const own = markers.get(product) ?? []
    markers.set(product, own)
    // Twelve SKUs of one page that change at once are one event.
    if (!own.some((other) => other.at === at && other.kind === marker.kind)) own.push(marker)
  }
}

function markerOf({ field, before, after }: Change, at: Instant): ChangeMarker | undefined {
  if (readSkuField(field)?.field === 'price')
    return typeof before === 'number' && typeof after === 'number' ? { at, kind: 'price', price: { before, after } } : undefined
  const kind = FIELDS[field]
  if (kind === undefined) return undefined
  const state = kind === 'state' ? LISTING_STATES.find((each) => each === after) : undefined
  return { at, kind, ...(state ? { state } : {}) }
}
