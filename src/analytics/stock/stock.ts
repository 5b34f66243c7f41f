import type { Attributes } from '~/analytics/attributes'
import type { Amount } from '~/domain/money'
import type { Product, Sku } from '~/domain/product'
import { onTheWay, type Purchase } from '~/domain/stock'
import type { Day, Zone } from '~/lib/zone'
import { forSale } from './forSale'
import { buildLedger, type Ledger, type MovementTable } from './ledger'
import { promisesOf, type PromisingTable } from './promised'
import type { SaleDays } from './saleDays'

/** What a stock is made of. */
export interface StockParts {
  movements: readonly MovementTable[]
  /** Places whose goods are not for sale. */
  aside?: ReadonlySet<string>
  tables: readonly PromisingTable[]
  purchases: readonly Purchase[]
  products: readonly Product[]
  skuOf: Attributes['skuOf']
  sales: SaleDays
  zone: Zone
  /** Day of the newest order. */
  newest?: Day
}

/** One code that is counted on shelves, or offered. */
export interface StockedSku {
  readonly code: string
  /** Key of its product, or the code where it is in no catalogue. */
  readonly product: string
  readonly categories: readonly string[]
  readonly supplier: string
  /** Of one unit, as the catalogue has it, else the newest purchase; undefined: not known. */
  readonly cost: Amount | undefined
  readonly reorderPoint: number
  /** Half-open days on which its product was on sale; undefined: never, or in no catalogue. */
  readonly listed: { from: Day; to: Day } | undefined
  /** Units ordered from suppliers and not received. */
  readonly incoming: number
  /** Its place in the ledger, in the promises and among the sold; -1: not there. */
  readonly moves: number
  /** The same in the ledger of what is for sale. */
  readonly shelf: number
  readonly promises: number
  readonly sales: number
}

/** Shelves and what is known of what lies on them; days, codes and costs, ready to be counted. */
export interface Stock {
  readonly skus: readonly StockedSku[]
  /** Of all places. */
  readonly ledger: Ledger
  /** Of places whose goods are for sale; the same ledger where nothing ever lay aside. */
  readonly shelf: Ledger
  readonly promised: Ledger
  readonly sales: SaleDays
  /** Half-open days that the ledger tells of: from its first movement to the newest day of the shop. None without a ledger. */
  readonly from: Day
  readonly to: Day
  readonly zone: Zone
}

/** A product that was taken off sale was on sale until then; one that never was listed, never. */
function listedDays({ listedAt, state, stateSince }: Product, zone: Zone): { from: Day; to: Day } | undefined {
  if (listedAt === undefined) return undefined
  return { from: zone.dayOf(listedAt), to: state === 'listed' ? Infinity : zone.dayOf(stateSince) + 1 }
}

export function buildStock({ movements, aside = NONE, tables, purchases, products, skuOf, sales, zone, newest }: StockParts): Stock {
  const ledger = buildLedger(movements, zone)
  const open = movements.map((table) => forSale(table, aside))
  const shelf = open.every((table, at) => table === movements[at]) ? ledger : buildLedger(open, zone)
  const incoming = new Map<string, number>()
  const bought = new Map<string, Amount>()
  for (const { lines } of purchases.toSorted((a, b) => a.orderedAt - b.orderedAt)) for (const { sku, cost } of lines) bought.set(sku, cost)
  for (const purchase of purchases)
    for (const { sku, quantity } of onTheWay(purchase)) incoming.set(sku, (incoming.get(sku) ?? 0) + quantity)
  const offered = new Map<string, { sku: Sku; listed: { from: Day; to: Day } | undefined }>()
  for (const product of products) {
    const listed = listedDays(product, zone)
    for (const sku of product.skus) offered.set(sku.code, { sku, listed })
  }
  const promised = ledger.codes.length + incoming.size > 0 ? buildLedger(promisesOf(tables), zone) : buildLedger([], zone)
  const moves = placesOf(ledger.codes)
  const shelved = shelf === ledger ? moves : placesOf(shelf.codes)
  const promises = placesOf(promised.codes)
  const sold = placesOf(sales.codes)
  const codes = new Set([...ledger.codes, ...offered.keys(), ...incoming.keys()])
  const skus = Array.from(codes, (code): StockedSku => {
    const offer = offered.get(code)
    const facts = skuOf(code)
    const cost = offer && offer.sku.cost > 0 ? offer.sku.cost : (bought.get(code) ?? 0)
    return {
      code,
      product: facts?.product ?? code,
      categories: facts?.categories ?? [],
      supplier: facts?.supplier ?? '',
      cost: cost > 0 ? cost : undefined,
      reorderPoint: offer?.sku.reorderPoint ?? 0,
      listed: offer?.listed,
      incoming: incoming.get(code) ?? 0,
      moves: moves.get(code) ?? -1,
      shelf: shelved.get(code) ?? -1,
      // Stock that nobody counts has none to give away.
      promises: moves.has(code) || incoming.has(code) ? (promises.get(code) ?? -1) : -1,
      sales: sold.get(code) ?? -1,
    }
  })
  const to = Math.max(ledger.last ?? -Infinity, newest ?? -Infinity, promised.last ?? -Infinity) + 1
  return { skus, ledger, shelf, promised, sales, from: ledger.first ?? to, to, zone }
}

const NONE: ReadonlySet<string> = new Set()

const placesOf = (codes: readonly string[]) => new Map(codes.map((code, place) => [code, place]))
