import type { Remote, ServerCustomer, ServerLevel, ServerProduct, SyncArea, SyncRecords } from '~/commerce/adapter'
import {
  amount,
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
import { LINE_KINDS, type Order, type OrderLine, type OrderRefund, type Shipment } from '~/domain/order'
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

const eachOf = <T>(items: readonly unknown[], field: string, read: (item: Wire) => T): T[] =>
  items.map((item, i) => within(`${field}.${i}`, () => read(objectOf(item))))

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
  return {
    sku: text(from, 'sku'),
    title: text(from, 'title'),
    quantity,
    price,
    amount: optionalAmount(from, 'amount', scale) ?? quantity * price,
    discount: optionalAmount(from, 'discount', scale) ?? 0,
    kind: oneOf(from, 'kind', LINE_KINDS) ?? 'sale',
    notSale: '',
    ...(cost !== undefined && { cost }),
  }
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

function shipment(from: Wire): Shipment | undefined {
  const at = optionalTime(from, 'shippedAt')
  const deliveredAt = optionalTime(from, 'deliveredAt')
  const carrier = optionalText(from, 'carrier') ?? ''
  const tracking = optionalText(from, 'tracking') ?? ''
  if (at === undefined && deliveredAt === undefined && carrier === '' && tracking === '') return undefined
  return { carrier, tracking, ...(at !== undefined && { at }), ...(deliveredAt !== undefined && { deliveredAt }) }
}

function order(from: Wire, shopCurrency: string): Order {
  const currency = text(from, 'currency')
  if (!isCurrency(currency)) throw new Misshapen('currency', 'no currency')
  const scale = scaleOf(currency)
  const lines = each(from, 'lines', (item) => line(item, scale))
  const rate = currency === shopCurrency ? 1 : Number(optionalText(from, 'rate') ?? Number.NaN)
  const money = (field: string) => optionalAmount(from, field, scale) ?? 0
  const optional = {
    paidAt: optionalTime(from, 'paidAt'),
    cancelledAt: optionalTime(from, 'cancelledAt'),
    rate: Number.isFinite(rate) ? rate : undefined,
    paidBy: optionalText(from, 'paidBy'),
    promotion: optionalText(from, 'promotion'),
    shipment: shipment(from),
  }
  return {
    number: key(from, 'number'),
    type: 'sale',
    placedAt: time(from, 'placedAt'),
    buyer: {
      key: optionalText(from, 'customer') ?? '',
      name: optionalText(from, 'buyerName') ?? '',
      email: optionalText(from, 'email') ?? '',
      phone: optionalText(from, 'phone') ?? '',
    },
    channel: optionalText(from, 'channel') ?? '',
    region: optionalText(from, 'region') ?? '',
    currency,
    shipping: money('shipping'),
    discount: money('discount'),
    tax: money('tax'),
    status: optionalText(from, 'status') ?? '',
    note: optionalText(from, 'note') ?? '',
    test: optionalFlag(from, 'test') ?? false,
    ...told(optional),
    lines,
    refunds: eachOf(optionalList(from, 'refunds') ?? [], 'refunds', (item) => refund(item, scale, lines.length)),
  }
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
  if (from.gone === true) return { ...head, gone: true }
  return { ...head, fields: within('record', () => readRecord(area, objectOf(from.record), shop)) }
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
