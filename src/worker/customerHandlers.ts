import { AREAS } from '~/domain/area'
import { CommerceError } from '~/commerce/errors'
import type { AudienceRule } from '~/domain/audience'
import { isErased, maskBuyer, type Sight, sightOf } from '~/domain/customer'
import { recordOfName, type RecordName } from '~/domain/recordRef'
import { isEqual } from '~/lib/isEqual'
import { orderAt } from '~/segments/orders'
import { eraseCustomer } from '~/store/eraseCustomer'
import { execute } from '~/store/execute'
import { customerCsv } from '~/store/exportCustomers'
import type { CustomerDetail, CustomerQuery, PersonalData } from '~/store/lists'
import type { CustomerCalls } from './customerCalls'
import { defaultSettings, type OpenShop } from './shop'
import { customersOf } from './shopCustomers'
import { listsOf } from './shopLists'
import { ticketRefs } from './ticketRefs'

/** Every customer, the most valuable first: what an export without a question takes. */
const EVERYBODY: CustomerQuery = { sort: 'gmv', descending: true, offset: 0, limit: 0 }
const SHOWN_ORDERS = 50

export function customerHandlers(openShop: () => Promise<OpenShop>): CustomerCalls {
  const customers = async () => customersOf(await openShop())
  const sight = async () => sightOf(await (await openShop()).role())

  return {
    'customers.list': async ({ query }) => (await customers()).query(query, await sight(), await amongOf(await openShop(), query)),

    async 'customers.pick'({ query, picked }) {
      const found = (await customers()).found(query, await sight(), await amongOf(await openShop(), query))
      const keys = new Set(picked.keys)
      const names: string[] = []
      for (let at = 0; at < found.count; at++) {
        const { customer } = found.at(at)
        if (keys.has(customer) !== picked.all) names.push(customer)
      }
      return names
    },

    'customers.facets': async () => (await customers()).facets(),
    'customers.get': async ({ customer }) => detailOf(await openShop(), customer, await sight()),

    async 'customers.export'({ query = EVERYBODY, redacted = false, picked }) {
      const [index, seen, { currency }] = await Promise.all([customers(), sight(), (await openShop()).settings()])
      const found = index.found(query, seen, await amongOf(await openShop(), query))
      const keys = new Set(picked?.keys)
      function* rows() {
        for (let at = 0; at < found.count; at++) {
          const row = found.at(at)
          if (picked && keys.has(row.customer) === picked.all) continue
          yield redacted || !seen.plain ? { row } : { row, personal: found.personal(at) }
        }
      }
      return new Blob([customerCsv(rows(), currency)], { type: 'text/csv;charset=utf-8' })
    },

    async 'customers.erase'({ customer, commandId }) {
      const open = await openShop()
      const outcome = await eraseCustomer(open, { customer, commandId, newName: () => crypto.randomUUID() }, open.author())
      if (outcome.ok) open.changed([...AREAS], await open.version())
      return outcome
    },

    async 'personal.reveal'({ on, commandId }) {
      const open = await openShop()
      const personal = await personalOf(open, on)
      if (!personal) return null
      const outcome = await execute(open.db, defaultSettings(), { id: commandId, kind: 'personal.reveal', args: { on } }, open.author())
      if (!outcome.ok) throw new CommerceError('forbidden', `${on}: ${outcome.refusal.why}`)
      open.changed(['journal'], await open.version())
      return personal
    },
  }
}

/** Keys of the buyers in any of the audiences of a question, and in its rule. */
async function amongOf(open: OpenShop, { audience = [], rule }: CustomerQuery): Promise<ReadonlySet<string> | undefined> {
  const rules: AudienceRule[] = []
  const rows = audience.length > 0 ? await open.db.audiences.bulkGet(audience) : []
  for (const row of rows) if (row) rules.push(row.rule)
  if (audience.length === 0 && !rule) return undefined
  const { buyersOf } = await import('./audiences')
  const [own, ...sets] = await Promise.all([rule ? buyersOf(open, rule) : undefined, ...rules.map(async (each) => buyersOf(open, each))])
  if (audience.length === 0) return own
  const union = new Set(sets.flatMap((set) => [...(set ?? [])]))
  return own ? new Set([...union].filter((key) => own.has(key))) : union
}

/** What stands behind the masks of an order or a customer. */
async function personalOf(open: OpenShop, on: RecordName): Promise<PersonalData | undefined> {
  const record = recordOfName(on)
  if (record?.kind === 'customer') return (await customersOf(open)).get(record.key, { plain: true, reveals: true })?.personal
  if (record?.kind !== 'order') return undefined
  const { orders, tables } = await listsOf(open)
  const place = orders.placeOf(record.key)
  if (!place) return undefined
  const { buyer, note } = orderAt(tables[place.table].table, place.order)
  return { ...buyer, ...(note && { note }) }
}

async function detailOf(open: OpenShop, customer: string, sight: Sight): Promise<CustomerDetail | null> {
  const found = (await customersOf(open)).get(customer, sight)
  if (!found) return null
  const { row, personal } = found
  const { orders } = await listsOf(open)
  const [edit, tickets] = await Promise.all([open.db.customers.get(customer), ticketRefs(open, { customer }, sight)])
  const page = orders.query({ customer, sort: 'placedAt', descending: true, offset: 0, limit: SHOWN_ORDERS }, sight)
  const shown = sight.plain ? personal : maskBuyer(personal)
  return {
    row,
    personal: shown,
    masked: !isEqual(shown, personal),
    erased: isErased(personal.key),
    note: edit?.note ?? '',
    tags: edit?.tags ?? [],
    orders: page.items,
    orderCount: page.total,
    tickets,
  }
}
