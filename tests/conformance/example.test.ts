import { isMap } from '../../mocks/rest/wireRecord'
import { conformance } from './conformance'
import { openKiosk } from './exampleAdapter'
import { never } from './law'
import { MUG, type OtherSide, SEED, sku } from './seed'

interface Goods {
  id: string
  name: string
  variants: { sku: string; cents: number; stock: number }[]
}

/** Kiosk itself: its own shapes, its own rules, and a filter that it ignores without a word. */
class KioskServer {
  readonly goods = new Map<string, Goods>()
  token = 'secret'
  loses = false

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    if (request.signal.aborted) throw new DOMException('aborted', 'AbortError')
    const answer = this.#answer(request, request.method === 'POST' ? await request.json() : undefined)
    if (request.method === 'POST' && this.loses) {
      this.loses = false
      throw new TypeError('the connection was lost')
    }
    return Response.json(answer)
  }

  #answer({ url, headers }: Request, body: unknown): object {
    const failed = (code: string, message: string) => ({ error: { code, message } })
    if (headers.get('authorization') !== `Bearer ${this.token}`) return failed('FORBIDDEN', 'You are not authorized')
    const { pathname, searchParams } = new URL(url)
    if (pathname === '/me') return { name: 'Kiosk 7', currency: 'USD', zone: 'Europe/London' }
    if (pathname === '/goods') {
      const offset = Number(searchParams.get('offset'))
      return { items: [...this.goods.values()].slice(offset, offset + 2), count: this.goods.size }
    }
    const goods = this.goods.get(decodeURIComponent(pathname.slice('/goods/'.length)))
    if (!goods) return failed('NOT_FOUND', 'There is none')
    if (!isMap(body)) return goods
    const changes = Array.isArray(body.variants) ? body.variants.filter(isMap) : []
    if (changes.some(({ stock }) => Number(stock ?? 0) < 0)) return failed('INVALID', 'stock cannot be a negative value')
    for (const change of changes) Object.assign(goods.variants.find((one) => one.sku === change.sku) ?? {}, change)
    if (typeof body.name === 'string') goods.name = body.name
    return goods
  }
}

async function aKiosk(): Promise<OtherSide> {
  const server = new KioskServer()
  const units = (code: string) => Number(SEED.stock[MUG.replace('MUG-1', code)]?.onHand)
  const change: OtherSide['change'] = (area, key, record) => {
    if (area === 'stock') {
      for (const { variants } of server.goods.values())
        for (const one of variants) if (one.sku === record?.sku) one.stock = Number(record.onHand)
    } else if (!record) server.goods.delete(key)
    else {
      const variants = (Array.isArray(record.skus) ? record.skus : []).map((one: ReturnType<typeof sku>) => ({
        sku: one.code,
        cents: one.price / 100,
        stock: units(one.code),
      }))
      server.goods.set(key, { id: key, name: String(record.title), variants })
    }
  }
  for (const [key, record] of Object.entries(SEED.products)) change('products', key, record)
  const outside = { fetch: server.fetch, wait: async () => undefined, random: () => 0.5, timeoutMs: 50 }
  return {
    adapter: await openKiosk({ address: 'https://kiosk.test', token: server.token }, outside, never),
    look: (area, key) => {
      const goods = server.goods.get(key)
      if (area !== 'stock') return goods && { title: goods.name, skus: goods.variants.map((one) => sku(one.sku, one.cents * 100)) }
      const found = [...server.goods.values()].flatMap(({ variants }) => variants).find((one) => key.endsWith(`\n${one.sku}`))
      return found && { onHand: found.stock }
    },
    change,
    loseAnswer: () => {
      server.loses = true
    },
    signOut: () => {
      server.token = 'another'
    },
  }
}

await conformance('Kiosk, the example', aKiosk)
