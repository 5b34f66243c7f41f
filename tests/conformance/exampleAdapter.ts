import { type Pulled, type Pushed, type Pushing, type Remote, SYNC_AREAS, type SyncArea, type SyncRecords } from '~/commerce/adapter'
import type { AreaAbility, Capabilities } from '~/commerce/capabilities'
import { CommerceError } from '~/commerce/errors'
import { ask, type Outside } from '~/commerce/http'
import { onlyWhatItCan } from '~/commerce/onlyWhatItCan'
import type { OpenPlatform } from '~/commerce/openPlatform'
import { eachOf, key, list, objectOf, readWhole, text, type Wire, whole } from '~/commerce/readWire'
import { versionOf } from '~/commerce/versionOf'
import { readSkuField } from '~/domain/skuField'
import { levelKey } from '~/domain/stock'

/*
 * An adapter from its first line to its last, for "Kiosk", a platform like many: prices in cents, stock as whole figures, every answer HTTP 200 and errors inside,
 * lists by offset, no word of what has changed or gone, no versions, no ids. In src/adapters/kiosk/ its parts would be wire.ts, connection.ts, pull.ts, push.ts, open.ts.
 */

// What it can. An adapter does not make up for what is missing here: sync does, and reads before and after.
const NONE: AreaAbility = { pull: 'notOffered', push: 'notOffered', fields: [] }
const CAN: Capabilities = {
  areas: {
    locations: { pull: true, push: 'notOffered', fields: ['name'] },
    categories: NONE,
    // Goods get a number of Kiosk's own: none can be made under ours.
    products: { pull: true, push: true, records: 'notOffered', fields: ['title', 'sku:price'] },
    stock: { pull: true, push: true, fields: ['onHand'] },
    customers: NONE,
    orders: NONE,
  },
  ids: false,
  versions: false,
  atomic: false,
  stock: 'absolute',
  tells: { gone: false },
}

// wire.ts: what Kiosk says, checked, and then in the words of the domain. Its shapes are known nowhere else.
const readVariant = (one: Wire) => ({ sku: key(one, 'sku'), cents: whole(one, 'cents'), stock: whole(one, 'stock') })
const readVariants = (from: Wire) => eachOf(list(from, 'variants'), 'variants', readVariant)
const readGoods = (from: Wire) => ({ id: key(from, 'id'), name: text(from, 'name'), variants: readVariants(from) })
type Variant = ReturnType<typeof readVariant>
type Goods = ReturnType<typeof readGoods>
/** Our amounts have four decimals. Kiosk has one shelf, and no word for it. */
const [CENT, SHELF] = [100, 'main']
/** A digest stands for the version that Kiosk does not have. */
function remote<A extends SyncArea>(area: A, of: string, fields: Partial<SyncRecords[A]>): Remote<A> {
  return { area, key: of, version: versionOf(fields), fields }
}
const skuOf = ({ sku, cents }: Variant) => ({ code: sku, price: cents * CENT })
const levelOf = ({ sku, stock }: Variant) => ({ sku, location: SHELF, onHand: stock })
const none = () => []
const pathOf = (id: string) => `/goods/${encodeURIComponent(id)}`
const RECORDS: { [A in SyncArea]: (goods: Goods) => Remote<A>[] } = {
  locations: () => [remote('locations', SHELF, { name: 'Main' })],
  categories: none,
  products: ({ id, name, variants }) => [remote('products', id, { title: name, skus: variants.map(skuOf) })],
  stock: ({ variants }) => variants.map((one) => remote('stock', levelKey(SHELF, one.sku), levelOf(one))),
  customers: none,
  orders: none,
}

// connection.ts: one request comes to one answer, or to one CommerceError. `ask` knows retries, time-outs, and HTML in the place of JSON.
class Kiosk {
  constructor(
    readonly details: { address: string; token: string },
    readonly outside: Outside,
  ) {}

  /** undefined: there is no such thing. A write is not sent again: without ids it might count twice. */
  async call(path: string, signal: AbortSignal, body?: object): Promise<Wire | undefined> {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${this.details.token}` }
    const asked = { method: body ? ('POST' as const) : ('GET' as const), url: this.details.address + path, headers, body, again: !body }
    const { json } = await ask(asked, this.outside, signal)
    const error = objectOf(objectOf(json).error ?? {})
    if (error.code === 'FORBIDDEN') throw new CommerceError('unauthorized', `${path}: ${String(error.message)}`)
    return error.code === 'NOT_FOUND' ? undefined : objectOf(json)
  }

  async page(offset: number, signal: AbortSignal, filter = ''): Promise<{ items: Goods[]; next?: number }> {
    const from = await this.call(`/goods?offset=${offset}&limit=100${filter}`, signal)
    const [items, count] = readWhole('goods', () => [
      eachOf(list(objectOf(from), 'items'), 'items', readGoods),
      whole(objectOf(from), 'count'),
    ])
    const next = offset + items.length
    return items.length > 0 && next < count ? { items, next } : { items }
  }

  async goods(id: string, signal: AbortSignal): Promise<Goods | undefined> {
    const from = await this.call(pathOf(id), signal)
    return from && readWhole(id, () => readGoods(from))
  }

  /** What a filter brings is looked through: an API may ignore one without a word. */
  async ofSku(sku: string, signal: AbortSignal, offset = 0): Promise<Goods | undefined> {
    const { items, next } = await this.page(offset, signal, `&sku=${encodeURIComponent(sku)}`)
    const found = items.find(({ variants }) => variants.some((one) => one.sku === sku))
    return found ?? (next === undefined ? undefined : this.ofSku(sku, signal, next))
  }
}

// pull.ts: nobody can ask Kiosk what has changed, so every pull is a whole one; the cursor is for one that was cut.
async function* pull<A extends SyncArea>(kiosk: Kiosk, area: A, since: string | undefined, signal: AbortSignal): AsyncGenerator<Pulled<A>> {
  for (let offset: number | undefined = Number(since ?? 0); offset !== undefined;) {
    const page: { items: Goods[]; next?: number } = await kiosk.page(offset, signal)
    offset = page.next
    yield { records: page.items.flatMap((goods) => RECORDS[area](goods)), next: String(offset ?? 0) }
  }
}

async function read<A extends SyncArea>(kiosk: Kiosk, area: A, of: string, signal: AbortSignal): Promise<Remote<A> | undefined> {
  const [first] = area === 'locations' ? (await kiosk.page(0, signal)).items : []
  const goods = first ?? (area === 'stock' ? await kiosk.ofSku(of.slice(of.indexOf('\n') + 1), signal) : await kiosk.goods(of, signal))
  return goods && RECORDS[area](goods).find((record) => record.key === of)
}

// push.ts: sync sends record by record, since that is all that Kiosk can. What its rules are against comes back in its own words.
async function push(kiosk: Kiosk, { edits, moves }: Pushing, signal: AbortSignal): Promise<Pushed> {
  const writes: { id: string; body: object }[] = []
  for (const { key: id, set } of edits) {
    const prices = Object.entries(set).flatMap(([field, value]) => ({ sku: readSkuField(field)?.code, cents: Number(value) / CENT }))
    const variants = prices.filter(({ sku }) => sku !== undefined)
    if (variants.some(({ cents }) => !Number.isInteger(cents))) return refused('Prices have two decimals')
    writes.push({ id, body: { name: set.title, variants } })
  }
  for (const { sku, before, quantity } of moves)
    writes.push({ id: (await kiosk.ofSku(sku, signal))?.id ?? sku, body: { variants: [{ sku, stock: before + quantity }] } })
  for (const { id, body } of writes) {
    const answer = await kiosk.call(pathOf(id), signal, body)
    if (!answer) return refused(`There is no ${id}`)
    if (answer.error !== undefined) return refused(text(objectOf(answer.error), 'message'))
  }
  return { ok: true, records: [] }
}
const refused = (says: string): Pushed => ({ ok: false, why: 'refused', problems: [{ says }] })

// open.ts: who is it? Then the parts together; what it cannot is refused before anything is sent.
export const openKiosk: OpenPlatform = async (details, outside, signal) => {
  const kiosk = new Kiosk(details, outside)
  const me = objectOf(await kiosk.call('/me', signal))
  const shop = readWhole('me', () => ({ name: text(me, 'name'), currency: key(me, 'currency'), zone: key(me, 'zone') }))
  return onlyWhatItCan({
    shop,
    can: CAN,
    pull: (area, since, ended) => pull(kiosk, area, since, ended),
    push: (pushing, ended) => push(kiosk, pushing, ended),
    read: (area, of, ended) => read(kiosk, area, of, ended),
    check: async () => SYNC_AREAS.map((of) => (CAN.areas[of].pull === true ? { of } : { of, problem: { kind: 'notOffered', detail: '' } })),
  })
}
