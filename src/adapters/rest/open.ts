import { type Adapter, type CheckLine, SYNC_AREAS, type SyncArea } from '~/commerce/adapter'
import type { AreaAbility, Capabilities } from '~/commerce/capabilities'
import { CommerceError } from '~/commerce/errors'
import type { Outside } from '~/commerce/http'
import { onlyWhatItCan } from '~/commerce/onlyWhatItCan'
import { flag, key, Misshapen, objectOf, readWhole, texts, type Wire, within } from '~/commerce/readWire'
import { isCurrency } from '~/domain/money'
import { TICKET_CHANNELS } from '~/domain/ticket'
import { isZone } from '~/lib/zone'
import { RestConnection, type RestDetails } from './connection'
import { history, pull, read } from './pull'
import { push } from './push'

/** What an API says of itself. */
export interface RestShop {
  name: string
  currency: string
  zone: string
  can: Capabilities
}

const NOT_OFFERED: AreaAbility = { pull: 'notOffered', push: 'notOffered', fields: [] }

/** Opens an API of the contract: asks who it is and what it can do. Throws CommerceError. */
export async function openRest(details: RestDetails, outside: Outside, signal: AbortSignal): Promise<Adapter & { shop: RestShop }> {
  const connection = new RestConnection(details, outside)
  const { json } = await connection.get('/shop', {}, signal)
  const shop = readWhole('shop', () => readShop(objectOf(json)))
  connection.shop = shop
  return onlyWhatItCan({
    shop,
    can: shop.can,
    pull: (area, since, ended) => pull(connection, area, since, ended),
    history: (which, before, ended) => history(connection, which, before, ended),
    push: (pushing, ended) => push(connection, pushing, ended),
    read: (area, of, ended) => read(connection, area, of, ended),
    check: (ended) => check(connection, shop, ended),
  })
}

function readShop(from: Wire): RestShop {
  const currency = key(from, 'currency')
  if (!isCurrency(currency)) throw new Misshapen('currency', 'no currency')
  const zone = key(from, 'timeZone')
  if (!isZone(zone)) throw new Misshapen('timeZone', 'no IANA time zone')
  const areas = objectOf(from.areas)
  const of = (area: SyncArea) => (areas[area] === undefined ? NOT_OFFERED : within(`areas.${area}`, () => ability(objectOf(areas[area]))))
  return {
    name: key(from, 'name'),
    currency,
    zone,
    can: {
      areas: {
        locations: of('locations'),
        categories: of('categories'),
        products: of('products'),
        stock: of('stock'),
        customers: of('customers'),
        orders: of('orders'),
      },
      ids: true,
      versions: true,
      atomic: true,
      stock: 'delta',
      tells: { gone: true },
      messages: (texts(from, 'messages') ?? []).flatMap((told) => TICKET_CHANNELS.find((channel) => channel === told) ?? []),
    },
  }
}

const ability = (from: Wire): AreaAbility => ({
  pull: flag(from, 'pull') || 'notAllowed',
  push: flag(from, 'push') || 'readOnly',
  fields: texts(from, 'fields') ?? [],
  fixed: texts(from, 'fixed') ?? [],
})

/** More than this apart, and times that people compare mislead them; sync itself trusts no clock. */
const CLOCKS_APART_MS = 5 * 60_000

/** Asks for the first page of each area that is offered. */
async function check(connection: RestConnection, { can }: RestShop, signal: AbortSignal): Promise<CheckLine[]> {
  const lines: CheckLine[] = [{ of: 'address' }, { of: 'signIn' }, { of: 'shop' }]
  let told: number | undefined
  for (const area of SYNC_AREAS) {
    const { pull: ability } = can.areas[area]
    if (ability !== true) {
      lines.push({ of: area, problem: { kind: ability, detail: '' } })
      continue
    }
    try {
      for await (const { serverTime } of pull(connection, area, undefined, signal, { limit: '1' })) {
        told ??= serverTime
        break
      }
      lines.push({ of: area })
    } catch (error) {
      if (!(error instanceof CommerceError)) throw error
      lines.push({ of: area, problem: { kind: error.fault?.of ?? error.kind, detail: error.detail } })
    }
  }
  const apart = told === undefined ? 0 : Math.abs(Date.now() - told)
  lines.splice(
    3,
    0,
    apart > CLOCKS_APART_MS ? { of: 'clock', problem: { kind: 'apart', detail: `${Math.round(apart / 60_000)}` } } : { of: 'clock' },
  )
  return lines
}
