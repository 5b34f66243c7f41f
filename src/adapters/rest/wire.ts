import type { Remote, ServerCustomer, ServerLevel, ServerProduct, SyncArea, SyncRecords } from '~/commerce/adapter'
import {
  amount,
  eachOf,
  flag,
  key,
  list,
  Misshapen,
  objectOf,
  oneOf,
  optionalAmount,
  optionalFlag,
  optionalList,
  optionalNumber,
  optionalText,
  optionalTime,
  optionalWhole,
  text,
  texts,
  time,
  type Wire,
  whole,
  within,
} from '~/commerce/readWire'
import { isCurrency, scaleOf } from '~/domain/money'
import { buyerKeyOf } from '~/domain/import/rowRules'
import { type Buyer, LINE_KINDS, type Order, type OrderLine, type OrderRefund, type Shipment } from '~/domain/order'
import { type Category, LISTING_STATES, type Sku, SUPPLY_MODES } from '~/domain/product'
import type { Location } from '~/domain/stock'

/** The shapes of openapi.yaml, read into the records of the domain; what is not as the contract says throws Misshapen. */

/** Fields that are absent in the answer are absent in the record. */
type Read<T> = { [F in keyof T]?: T[F] | undefined }

/** Without the fields that were not told. */
function told<T extends object>(fields: Read<T>): Partial<T> {
  const known: Partial<T> = {}
  for (const name in fields) if (fields[name] !== undefined) known[name] = fields[name]
  return known
}

const location = (from: Wire): Partial<Location> =>
  told<Location>({
    name: text(from, 'name'),
    order: optionalWhole(from, 'order'),
    aside: optionalFlag(from, 'aside'),
    allowsNegative: optionalFlag(from, 'allowsNegative'),
    closed: optionalFlag(from, 'closed'),
  })

const category = (from: Wire): Partial<Category> =>
  told<Category>({ name: text(from, 'name'), parent: optionalText(from, 'parent'), order: optionalWhole(from, 'order') })

function sku(from: Wire, scale: number): ServerProduct['skus'][number] {
  const fields = told<Sku>({
    values: texts(from, 'values'),
    barcode: optionalText(from, 'barcode'),
    price: optionalAmount(from, 'price', scale),
    compareAt: optionalAmount(from, 'compareAt', scale),
    cost: optionalAmount(from, 'cost', scale),
    floor: optionalAmount(from, 'floor', scale),
    weight: optionalNumber(from, 'weight'),
    safetyStock: optionalWhole(from, 'safetyStock'),
    reorderPoint: optionalWhole(from, 'reorderPoint'),
    supply: oneOf(from, 'supply', SUPPLY_MODES),
  })
  return { code: key(from, 'code'), ...fields }
}

const each = <T>(from: Wire, field: string, read: (item: Wire) => T): T[] => eachOf(list(from, field), field, read)

function product(from: Wire, scale: number): Partial<ServerProduct> {
  const seo = from.seo === undefined || from.seo === null ? undefined : objectOf(from.seo)
  const options = optionalList(from, 'options')
  return told<ServerProduct>({
    title: key(from, 'title'),
    description: optionalText(from, 'description'),
    category: optionalText(from, 'category'),
    brand: optionalText(from, 'brand'),
    tags: texts(from, 'tags'),
    state: oneOf(from, 'state', LISTING_STATES),
    stateSince: optionalTime(from, 'stateSince'),
    options: options && eachOf(options, 'options', (item) => ({ name: text(item, 'name'), values: texts(item, 'values') ?? [] })),
    skus: each(from, 'skus', (item) => sku(item, scale)),
    attributes: from.attributes === undefined || from.attributes === null ? undefined : textMap(objectOf(from.attributes)),
    seo: seo && {
      title: optionalText(seo, 'title') ?? '',
      description: optionalText(seo, 'description') ?? '',
      keywords: texts(seo, 'keywords') ?? [],
    },
    handle: optionalText(from, 'handle'),
    createdAt: optionalTime(from, 'createdAt'),
    listedAt: optionalTime(from, 'listedAt'),
  })
}

const textMap = (from: Wire): Record<string, string> => Object.fromEntries(Object.keys(from).map((name) => [name, text(from, name)]))

const level = (from: Wire): Partial<ServerLevel> =>
  told<ServerLevel>({
    sku: key(from, 'sku'),
    location: key(from, 'location'),
    onHand: whole(from, 'onHand'),
    reserved: optionalWhole(from, 'reserved'),
    incoming: optionalWhole(from, 'incoming'),
  })

const customer = (from: Wire): Partial<ServerCustomer> =>
  told<ServerCustomer>({
    name: text(from, 'name'),
    email: optionalText(from, 'email'),
    phone: optionalText(from, 'phone'),
    note: optionalText(from, 'note'),
    tags: texts(from, 'tags'),
    tier: optionalText(from, 'tier'),
  })

function line(from: Wire, scale: number): OrderLine {
  const quantity = whole(from, 'quantity')
  const price = amount(from, 'price', scale)
  const cost = optionalAmount(from, 'cost', scale)
  const read: OrderLine = {
    sku: text(from, 'sku'),
    title: text(from, 'title'),
    quantity,
    price,
    amount: optionalAmount(from, 'amount', scale) ?? quantity * price,
    discount: optionalAmount(from, 'discount', scale) ?? 0,
    kind: oneOf(from, 'kind', LINE_KINDS) ?? 'sale',
    notSale: '',
  }
  if (cost !== undefined) read.cost = cost
  return read
}

function refund(from: Wire, scale: number, lines: number): OrderRefund {
  const of = optionalWhole(from, 'line')
  if (of !== undefined && (of < 0 || of >= lines)) throw new Misshapen('line', `no line of the order, which has ${lines}`)
  return {
    at: time(from, 'at'),
    goods: amount(from, 'goods', scale),
    shipping: optionalAmount(from, 'shipping', scale) ?? 0,
    tax: optionalAmount(from, 'tax', scale) ?? 0,
    dated: true,
    ...(of !== undefined && { line: of }),
  }
}

const textOr = (from: Wire, field: string): string => optionalText(from, field) ?? ''

function shipment(from: Wire): Shipment | undefined {
  const at = optionalTime(from, 'shippedAt')
  const deliveredAt = optionalTime(from, 'deliveredAt')
  const read: Shipment = { carrier: textOr(from, 'carrier'), tracking: textOr(from, 'tracking') }
  if (at !== undefined) read.at = at
  if (deliveredAt !== undefined) read.deliveredAt = deliveredAt
  return at === undefined && deliveredAt === undefined && read.carrier === '' && read.tracking === '' ? undefined : read
}

function buyer(from: Wire): Buyer {
  const email = textOr(from, 'email')
  const phone = textOr(from, 'phone')
  return { key: buyerKeyOf(textOr(from, 'customer'), email, phone), name: textOr(from, 'buyerName'), email, phone }
}

const NO_REFUNDS: readonly unknown[] = []

/** Thousands a second come of these: no objects are made that are not kept. */
function order(from: Wire, shopCurrency: string): Order {
  const currency = text(from, 'currency')
  if (!isCurrency(currency)) throw new Misshapen('currency', 'no currency')
  const scale = scaleOf(currency)
  const lines = eachOf(list(from, 'lines'), 'lines', (item) => line(item, scale))
  const read: Order = {
    number: key(from, 'number'),
    type: 'sale',
    placedAt: time(from, 'placedAt'),
    buyer: buyer(from),
    channel: textOr(from, 'channel'),
    region: textOr(from, 'region'),
    currency,
    shipping: optionalAmount(from, 'shipping', scale) ?? 0,
    discount: optionalAmount(from, 'discount', scale) ?? 0,
    tax: optionalAmount(from, 'tax', scale) ?? 0,
    status: textOr(from, 'status'),
    note: textOr(from, 'note'),
    test: optionalFlag(from, 'test') ?? false,
    lines,
    refunds: eachOf(optionalList(from, 'refunds') ?? NO_REFUNDS, 'refunds', (item) => refund(item, scale, lines.length)),
  }
  optionalOf(read, from, shopCurrency)
  return read
}

function optionalOf(read: Order, from: Wire, shopCurrency: string): void {
  const paidAt = optionalTime(from, 'paidAt')
  const cancelledAt = optionalTime(from, 'cancelledAt')
  const rate = read.currency === shopCurrency ? 1 : Number(optionalText(from, 'rate') ?? Number.NaN)
  const paidBy = optionalText(from, 'paidBy')
  const promotion = optionalText(from, 'promotion')
  const sent = shipment(from)
  if (paidAt !== undefined) read.paidAt = paidAt
  if (cancelledAt !== undefined) read.cancelledAt = cancelledAt
  if (Number.isFinite(rate)) read.rate = rate
  if (paidBy !== undefined) read.paidBy = paidBy
  if (promotion !== undefined) read.promotion = promotion
  if (sent) read.shipment = sent
}

/** What a reader has to know of the shop. */
export interface WireShop {
  currency: string
}

const READ: { [A in SyncArea]: (from: Wire, shop: WireShop) => Partial<SyncRecords[A]> } = {
  locations: location,
  categories: category,
  products: (from, { currency }) => product(from, scaleOf(currency)),
  stock: level,
  customers: customer,
  orders: (from, { currency }) => order(from, currency),
}

/** One record by its area. */
export const readRecord = <A extends SyncArea>(area: A, from: Wire, shop: WireShop): Partial<SyncRecords[A]> => READ[area](from, shop)

/** `{ key, version, record }` or `{ key, version, gone }` of a page. */
export function readRemote<A extends SyncArea>(area: A, from: Wire, shop: WireShop): Remote<A> {
  const head = { area, key: key(from, 'key'), version: key(from, 'version') }
  return from.gone === true ? { ...head, gone: true } : readKept(area, head, from, shop)
}

function readKept<A extends SyncArea>(area: A, { key: of, version }: { key: string; version: string }, from: Wire, shop: WireShop) {
  const record = within('record', () => objectOf(from.record))
  if (area === 'orders' && typeof record.number === 'string' && record.number !== of) throw new Misshapen('record.number', 'not the key')
  return { area, key: of, version, fields: within('record', () => readRecord(area, record, shop)) }
}

export interface WirePage<A extends SyncArea> {
  records: Remote<A>[]
  next: string
  more: boolean
  total: number | undefined
}

export function readPage<A extends SyncArea>(area: A, answer: unknown, shop: WireShop): WirePage<A> {
  const from = objectOf(answer)
  return {
    records: each(from, 'records', (item) => readRemote(area, item, shop)),
    next: text(from, 'next'),
    more: flag(from, 'more'),
    total: optionalWhole(from, 'total'),
  }
}

export interface WirePast {
  records: Remote<'orders'>[]
  next: string | undefined
  changes: string
  total: number | undefined
}

export function readPast(answer: unknown, shop: WireShop): WirePast {
  const from = objectOf(answer)
  return {
    records: each(from, 'records', (item) => readKept('orders', { key: key(item, 'key'), version: key(item, 'version') }, item, shop)),
    next: optionalText(from, 'next'),
    changes: text(from, 'changes'),
    total: optionalWhole(from, 'total'),
  }
}
