import { scorecardOf } from '~/domain/planning/scorecard'
import type { Supplier } from '~/domain/product'
import { isOverdue, missingOf, purchaseTotals, type Supply } from '~/domain/purchase'
import { OPEN_PURCHASES, type Purchase, PURCHASE_STATES, sellable } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import type { BuyableSku, PurchaseDetail, PurchaseFacets, PurchaseQuery, PurchaseRow, SupplierDetail, SupplierRow } from './buyingLists'
import { type Catalog, titleOfSku } from './catalog'
import type { ShopDb } from './db'
import type { Page } from './lists'
import { compareTexts } from './sortRows'
import type { StockLevels } from './stockLevels'
import { locationsIn } from './stockPlaces'

export interface BuyingShop {
  db: ShopDb
  now: Instant
  version: number
}

/** What is known of goods, where a list tells of them. */
export interface KnownGoods {
  catalog: Catalog
  levels: StockLevels
}

const isOpen = ({ state }: Pick<Purchase, 'state'>) => OPEN_PURCHASES.some((open) => open === state)

function toRow(purchase: Purchase, names: ReadonlyMap<string, string>, now: Instant): PurchaseRow {
  const { key, supplier, state, orderedAt, expectedAt, receivedAt, lines } = purchase
  return {
    key,
    supplier,
    state,
    orderedAt,
    expectedAt,
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...purchaseTotals(purchase),
    supplierName: names.get(supplier) ?? '',
    lines: lines.length,
    overdue: isOverdue(purchase, now),
  }
}

const namesOf = (suppliers: readonly Supplier[]) => new Map(suppliers.map(({ key, name }) => [key, name]))

type Compare = (one: PurchaseRow, other: PurchaseRow) => number
const byNumber =
  (of: (row: PurchaseRow) => number): Compare =>
  (one, other) =>
    of(one) - of(other)
const ORDERS: Record<PurchaseQuery['sort'], Compare> = {
  key: (one, other) => compareTexts(one.key, other.key),
  supplier: (one, other) => compareTexts(one.supplierName, other.supplierName),
  state: byNumber(({ state }) => PURCHASE_STATES.indexOf(state)),
  orderedAt: byNumber(({ orderedAt }) => orderedAt),
  expectedAt: byNumber(({ expectedAt }) => expectedAt),
  units: byNumber(({ units }) => units),
  amount: byNumber(({ amount }) => amount),
}

/** Purchases that fit: by number, supplier or SKU, state, and whether they are late. */
export async function listPurchases({ db, now, version }: BuyingShop, query: PurchaseQuery): Promise<Page<PurchaseRow>> {
  const [purchases, suppliers] = await Promise.all([db.purchases.toArray(), db.suppliers.toArray()])
  const names = namesOf(suppliers)
  const words = query.search?.trim().toLowerCase() ?? ''
  const fits = (purchase: Purchase) =>
    (!query.states?.length || query.states.includes(purchase.state)) &&
    (query.supplier === undefined || purchase.supplier === query.supplier) &&
    (!query.overdue || isOverdue(purchase, now)) &&
    (words === '' || isFound(purchase, names.get(purchase.supplier) ?? '', words))
  const order = ORDERS[query.sort]
  const sign = query.descending ? -1 : 1
  const rows = purchases
    .filter(fits)
    .map((purchase) => toRow(purchase, names, now))
    .sort((one, other) => sign * order(one, other) || compareTexts(other.key, one.key))
  return { items: rows.slice(query.offset, query.offset + query.limit), total: rows.length, version }
}

const isFound = ({ key, lines, note = '' }: Purchase, supplier: string, words: string): boolean =>
  [key, supplier, note].some((text) => text.toLowerCase().includes(words)) || lines.some(({ sku }) => sku.toLowerCase().includes(words))

export async function purchaseFacets({ db, now }: BuyingShop): Promise<PurchaseFacets> {
  const [purchases, suppliers] = await Promise.all([db.purchases.toArray(), db.suppliers.toArray()])
  const states: PurchaseFacets['states'] = {}
  const counts = new Map<string, number>()
  for (const { state, supplier } of purchases) {
    states[state] = (states[state] ?? 0) + 1
    counts.set(supplier, (counts.get(supplier) ?? 0) + 1)
  }
  return {
    states,
    suppliers: suppliers.map(({ key, name }) => ({ key, name, count: counts.get(key) ?? 0 })).sort((a, b) => compareTexts(a.name, b.name)),
    overdue: purchases.filter((purchase) => isOverdue(purchase, now)).length,
  }
}

export async function getPurchase(
  { db, now, version }: BuyingShop,
  key: string,
  { catalog, levels }: KnownGoods,
): Promise<PurchaseDetail | null> {
  const purchase = await db.purchases.get(key)
  if (!purchase) return null
  const [supplier, supplies, locations] = await Promise.all([
    db.suppliers.get(purchase.supplier),
    db.supplies.where('supplier').equals(purchase.supplier).toArray(),
    locationsIn(db),
  ])
  const terms = new Map(supplies.map((supply) => [supply.sku, supply]))
  const lines = purchase.lines.map((line) => ({ ...aboutSku(line.sku, { catalog, levels }, terms.get(line.sku)), ...line }))
  return { purchase, supplier, lines, locations, overdue: isOverdue(purchase, now), version }
}

function aboutSku(code: string, { catalog, levels }: KnownGoods, supply: Supply | undefined) {
  const entry = catalog.get(code)
  const level = levels.get(code)
  return {
    title: entry ? titleOfSku(entry) : '',
    barcode: entry?.sku.barcode ?? '',
    pack: supply?.pack ?? 1,
    minimum: supply?.minimum ?? 1,
    ...(entry ? { ownCost: entry.sku.cost } : {}),
    ...(level ? { sellable: sellable(level) } : {}),
  }
}

const MOST_FOUND = 20

/** SKUs for a draft: those with these codes or barcodes, in their order, or those that a few letters find; what the supplier offers first. */
export async function findBuyable(
  { db }: BuyingShop,
  { supplier, codes, text = '' }: { supplier: string; codes?: readonly string[]; text?: string },
  goods: KnownGoods,
): Promise<BuyableSku[]> {
  const terms = new Map((await db.supplies.where('supplier').equals(supplier).toArray()).map((supply) => [supply.sku, supply]))
  const toSku = (code: string): BuyableSku => {
    const supply = terms.get(code)
    const { ownCost = 0, ...about } = aboutSku(code, goods, supply)
    return { ...about, sku: code, cost: supply?.cost ?? ownCost }
  }
  if (codes) {
    const byBarcode = new Map([...goods.catalog].flatMap(([code, { sku }]) => (sku.barcode ? [[sku.barcode, code]] : [])))
    return codes.flatMap((given) => {
      const code = goods.catalog.has(given) ? given : byBarcode.get(given)
      return code === undefined ? [] : [toSku(code)]
    })
  }
  const words = text.trim().toLowerCase()
  const found = [...goods.catalog].filter(([code, entry]) =>
    [code, entry.sku.barcode, titleOfSku(entry)].some((each) => each.toLowerCase().includes(words)),
  )
  found.sort(([one], [other]) => Number(terms.has(other)) - Number(terms.has(one)))
  return found.slice(0, MOST_FOUND).map(([code]) => toSku(code))
}

export async function listSuppliers({ db, now }: BuyingShop): Promise<SupplierRow[]> {
  const [suppliers, supplies, purchases] = await Promise.all([db.suppliers.toArray(), db.supplies.toArray(), db.purchases.toArray()])
  const offered = new Map<string, number>()
  for (const { supplier } of supplies) offered.set(supplier, (offered.get(supplier) ?? 0) + 1)
  const bought = new Map<string, Purchase[]>()
  for (const purchase of purchases) bought.set(purchase.supplier, [...(bought.get(purchase.supplier) ?? []), purchase])
  return suppliers
    .map((supplier) => supplierRow(supplier, offered.get(supplier.key) ?? 0, bought.get(supplier.key) ?? [], now))
    .sort((one, other) => compareTexts(one.name, other.name))
}

function supplierRow(supplier: Supplier, skus: number, purchases: readonly Purchase[], now: Instant): SupplierRow {
  const open = purchases.filter(isOpen)
  const awaited = open.reduce(
    (sum, { lines, state }) => sum + lines.reduce((part, line) => part + missingOf(line, state) * line.cost, 0),
    0,
  )
  return { ...supplier, skus, purchases: purchases.length, open: open.length, awaited, score: scorecardOf(purchases, now) }
}

export async function getSupplier({ db, now, version }: BuyingShop, key: string, { catalog }: KnownGoods): Promise<SupplierDetail | null> {
  const supplier = await db.suppliers.get(key)
  if (!supplier) return null
  const [supplies, purchases] = await Promise.all([
    db.supplies.where('supplier').equals(key).toArray(),
    db.purchases.filter((purchase) => purchase.supplier === key).toArray(),
  ])
  const names = namesOf([supplier])
  return {
    row: supplierRow(supplier, supplies.length, purchases, now),
    supplies: supplies
      .map((supply) => {
        const entry = catalog.get(supply.sku)
        return { ...supply, title: entry ? titleOfSku(entry) : '' }
      })
      .sort((one, other) => compareTexts(one.sku, other.sku)),
    purchases: purchases.map((purchase) => toRow(purchase, names, now)).sort((one, other) => other.orderedAt - one.orderedAt),
    version,
  }
}
