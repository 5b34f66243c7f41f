import { http, HttpResponse, type RequestHandler } from 'msw'
import { type SyncArea, SYNC_AREAS } from '~/commerce/adapter'
import { isArea, type MockShop, problem, type WireCommand } from './shop'
import { isMap, type WireRecord } from './wireRecord'

export interface RestMock {
  shop: MockShop
  about: {
    name: string
    currency: string
    timeZone: string
    /** Channels in which it sends what is written to customers. */
    messages?: string[]
    areas: Partial<Record<SyncArea, { pull: boolean; push: boolean; fields: string[]; fixed?: string[] }>>
  }
  /** null: whoever asks with any. */
  token: string | null
}

const PRODUCT_FIELDS = [
  'title description category brand tags state stateSince options attributes seo handle createdAt listedAt',
  'sku:values sku:barcode sku:price sku:compareAt sku:cost sku:floor sku:weight sku:safetyStock sku:reorderPoint sku:supply',
].flatMap((fields) => fields.split(' '))

/** Every field of every area. */
export const ALL_AREAS: RestMock['about']['areas'] = {
  locations: { pull: true, push: true, fields: ['name', 'order', 'aside', 'allowsNegative', 'closed'] },
  categories: { pull: true, push: true, fields: ['name', 'parent', 'order'] },
  products: {
    pull: true,
    push: true,
    fields: PRODUCT_FIELDS,
  },
  stock: { pull: true, push: true, fields: ['onHand', 'reserved', 'incoming'], fixed: ['reserved', 'incoming'] },
  customers: { pull: true, push: true, fields: ['name', 'email', 'phone', 'note', 'tags', 'tier'] },
  orders: { pull: true, push: true, fields: ['note', 'acts'] },
}

const listOf = (value: unknown): WireRecord[] => (Array.isArray(value) ? value.filter(isMap) : [])

const commandOf = (body: unknown): WireCommand => ({
  edits: listOf(isMap(body) ? body.edits : []).flatMap(({ area, key, version, gone, set }) =>
    isArea(area)
      ? [
          {
            area,
            key: String(key),
            ...(typeof version === 'string' && { version }),
            ...(gone === true && { gone }),
            set: isMap(set) ? set : {},
          },
        ]
      : [],
  ),
  moves: listOf(isMap(body) ? body.moves : []).map(({ sku, location, quantity }) => ({
    sku: String(sku),
    location: String(location),
    quantity: Number(quantity),
  })),
  messages: listOf(isMap(body) ? body.messages : []),
  acts: listOf(isMap(body) ? body.acts : []),
})

const limitOf = (query: URLSearchParams) => Math.min(5000, Number(query.get('limit') ?? 100))

const isOpen = (order: WireRecord) => order.deliveredAt === undefined && order.cancelledAt === undefined

const failing = (status: number, title: string, headers: Record<string, string> = {}) =>
  HttpResponse.json(problem(status, title), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })

/** The contract of openapi.yaml at an address, in front of a store of its own. */
export function restHandlers(address: string, { shop, about, token }: RestMock): RequestHandler[] {
  const signedIn = ({ headers }: Request) => {
    const told = headers.get('authorization') ?? ''
    return token === null ? /^Bearer ./.test(told) : told === `Bearer ${token}`
  }
  const guarded =
    (answer: (request: Request, params: Readonly<Record<string, string>>) => Response | Promise<Response>) =>
    async ({ request, params }: { request: Request; params: Readonly<Record<string, string | readonly string[] | undefined>> }) => {
      if (!signedIn(request)) return failing(401, 'The token is not known')
      return answer(request, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])))
    }
  return [
    http.get(
      `${address}/shop`,
      guarded(() => HttpResponse.json(about)),
    ),
    ...SYNC_AREAS.map((area) =>
      http.get(
        `${address}/${area}/changes`,
        guarded((request) => {
          if (!about.areas[area]?.pull) return failing(404, 'Not offered')
          const query = new URL(request.url).searchParams
          return HttpResponse.json(shop.changes(area, Number(query.get('since') ?? 0), limitOf(query)))
        }),
      ),
    ),
    http.get(
      `${address}/orders/history`,
      guarded((request) => {
        if (!about.areas.orders?.pull) return failing(404, 'Not offered')
        const query = new URL(request.url).searchParams
        return HttpResponse.json(shop.history(query.get('before'), limitOf(query), query.get('open') === 'true' ? isOpen : undefined))
      }),
    ),
    http.get(
      `${address}/:area/:key`,
      guarded((_request, { area = '', key = '' }) => {
        const kept = isArea(area) ? shop.get(area, key) : undefined
        return kept ? HttpResponse.json(kept.record, { headers: { ETag: `"${kept.seq}"` } }) : failing(404, 'No such record')
      }),
    ),
    http.put(
      `${address}/commands/:id`,
      guarded(async (request, { id = '' }) => {
        const command = commandOf(await request.json())
        const denied = (command.edits ?? []).find(({ area }) => !about.areas[area]?.push)
        if (denied) return failing(403, `${denied.area} may not be changed`)
        const unheard = (command.messages ?? []).find(({ channel }) => !about.messages?.includes(String(channel)))
        if (unheard) return failing(403, `${String(unheard.channel)} is not a channel of this API`)
        const { status, body } = shop.command(id, command)
        return HttpResponse.json(body, { status, headers: status === 200 ? {} : { 'Content-Type': 'application/problem+json' } })
      }),
    ),
  ]
}
