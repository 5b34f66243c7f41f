import { applyActs } from '~/domain/applyActs'
import { customerIdOf, maskText, sightOf, shownBuyer, type Sight } from '~/domain/customer'
import type { Order } from '~/domain/order'
import type { Eligible, ReturnableLine, ReturnDetail, ReturnRow, SwapChoice } from '~/domain/returnAnswers'
import type { AskedLine } from '~/domain/returnCommand'
import { policyAt, startOf } from '~/domain/returnPolicy'
import { defaultPolicy, lawOf } from '~/domain/returnPolicyDefaults'
import type { ReturnCase, ReturnKind, ReturnPolicy } from '~/domain/returns'
import { isOverdue, nextOf, totalUnits } from '~/domain/returnStates'
import { availableOf } from '~/domain/stock'
import { ownersOf } from '~/store/codeOwners'
import { readOrderBase, readPerks } from '~/store/orderActs/readOrder'
import { type ActedOrder, judgeIn, leftUnits, policiesOf } from '~/store/decideReturnFacts'
import { OrderUnknown } from '~/store/orderActs/bases'
import { locationsIn } from '~/store/stockPlaces'
import { knowOrders } from './orderActs'
import type { ReturnCalls } from './returnCalls'
import { facetsOf, findReturns } from './returnList'
import type { OpenShop } from './shop'
import { customersOf } from './shopCustomers'
import { roomOf } from './stockBook'

const known = new WeakMap<OpenShop, { version: number; cases: Promise<ReturnCase[]> }>()

/** Every case at the newest version; read once a version. */
export async function returnsOf(open: OpenShop): Promise<ReturnCase[]> {
  const { version } = await open.state()
  const last = known.get(open)
  if (last?.version === version) return last.cases
  const cases = open.db.returns.toArray()
  known.set(open, { version, cases })
  cases.catch(() => known.delete(open))
  return cases
}

/** Returns, and the policies that they are judged by. */
export function returnHandlers(openShop: () => Promise<OpenShop>): ReturnCalls {
  return {
    async 'returns.list'({ query }) {
      const open = await openShop()
      const rows = findReturns(await rowsOf(open, query.now), query)
      const { offset, limit } = query
      return { items: rows.slice(offset, offset + limit).map(({ row }) => row), total: rows.length, version: await open.version() }
    },

    async 'returns.facets'({ filter, now }) {
      return facetsOf(await rowsOf(await openShop(), now), filter)
    },

    async 'returns.get'({ key, now }) {
      const open = await openShop()
      const row = await open.db.returns.get(key)
      return row ? detailOf(open, row, now) : null
    },

    async 'returns.eligible'({ order, of = 'return', lines, policy, now }) {
      const open = await openShop()
      const found = await actedOrder(open, order)
      return found ? eligibleOf(open, found, { of, at: now, ...(lines ? { lines } : {}), ...(policy ? { by: policy } : {}) }) : null
    },

    async 'returns.swaps'({ sku }) {
      return swapsOf(await openShop(), sku)
    },

    async 'policies.list'({ now }) {
      const open = await openShop()
      const { currency } = await open.settings()
      const versions = await policiesOf(open.db, currency)
      const own = (await open.db.returnPolicies.count()) > 0
      return { versions: versions.toSorted((a, b) => b.version - a.version), own, now: policyAt(versions, now)?.key ?? '' }
    },
  }
}

async function swapsOf(open: OpenShop, sku: string): Promise<SwapChoice[]> {
  const { db } = open
  const owner = (await db.transaction('rw', [db.codes, db.catalog, db.derived], () => ownersOf(db, [sku]))).get(sku)
  const [product, { book }] = await Promise.all([owner === undefined ? undefined : db.catalog.get(owner), roomOf(open)])
  const places = book.places.filter(({ aside, closed }) => !aside && !closed)
  return (product?.skus ?? []).map(({ code, price, values }) => ({
    sku: code,
    title: [product?.title ?? '', ...values].join(' · '),
    price,
    places: places
      .map(({ key, name }) => ({ location: key, name, available: availableOf(book.sums.level(key, code)) }))
      .filter(({ available }) => available > 0)
      .toSorted((a, b) => b.available - a.available),
  }))
}

/** An order with its acts, read from its pack where it was not yet. */
async function actedOrder(open: OpenShop, number: string): Promise<ActedOrder | undefined> {
  for (let tries = 0; ; tries++) {
    try {
      return await readOrderBase(open.db, number)
    } catch (error) {
      if (!(error instanceof OrderUnknown) || tries > 2) throw error
      await knowOrders(open, error.orders)
    }
  }
}

async function rowsOf(open: OpenShop, now: number): Promise<{ row: ReturnRow; one: ReturnCase }[]> {
  const [cases, customers, role, { currency }] = await Promise.all([returnsOf(open), customersOf(open), open.role(), open.settings()])
  const sight = sightOf(role)
  return cases.map((one) => {
    const customer = customerIdOf(one.buyer ?? '')
    const [first] = one.lines
    const { turn } = nextOf(one)
    const row: ReturnRow = {
      key: one.key,
      order: one.order,
      kind: one.kind,
      state: one.state,
      buyer: customers.get(customer, sight)?.row.name ?? '',
      customer,
      title: first?.title ?? '',
      sku: first?.sku ?? '',
      lines: one.lines.length,
      units: totalUnits(one),
      reason: first?.reason ?? 'other',
      createdAt: one.createdAt,
      overdue: isOverdue(one, now),
      currency,
      ...(one.dueAt === undefined ? {} : { dueAt: one.dueAt }),
      ...(turn ? { turn } : {}),
      ...(one.settled ? { amount: one.settled.amount } : {}),
    }
    return { row, one }
  })
}

/** Goods that can be sent back, with what of each is left. */
const linesOf = (base: Order, left: readonly number[]): ReturnableLine[] =>
  base.lines.flatMap(({ sku, title, quantity, price, kind, notSale }, line) =>
    (kind === 'sale' || kind === 'gift') && notSale === '' && quantity > 0
      ? [{ line, sku, title, quantity, price, left: left[line] ?? 0 }]
      : [],
  )

async function eligibleOf(
  open: OpenShop,
  found: ActedOrder,
  { of, lines, at, by }: { of: ReturnKind; lines?: readonly AskedLine[]; at: number; by?: ReturnPolicy },
): Promise<Eligible> {
  const { base, acts } = found
  const [cases, role] = await Promise.all([returnsOf(open), open.role()])
  const left = leftUnits(
    base,
    acts,
    cases.filter(({ order }) => order === base.number),
  )
  const goods = linesOf(base, left)
  const asked: readonly AskedLine[] =
    lines ?? goods.filter((each) => each.left > 0).map(({ line }) => ({ line, units: 1, reason: 'changedMind', condition: 'intact' }))
  const { verdict, policy, order } = await judgeIn(open.db, found, { kind: of, lines: asked, at, ...(by ? { by } : {}) })
  const start = startOf(order)
  return {
    order: base.number,
    currency: base.currency,
    placedAt: base.placedAt,
    buyer: shownBuyer(base.buyer, sightOf(role)),
    lines: goods,
    policy,
    verdict,
    nextKey: nextKey(cases),
    ...(start ? { start } : {}),
  }
}

const FIRST_KEY = 1001

function nextKey(cases: readonly Pick<ReturnCase, 'key'>[]): string {
  const numbers = cases.flatMap(({ key }) => (/^r\d+$/.test(key) ? [Number(key.slice(1))] : []))
  return `r${Math.max(FIRST_KEY - 1, ...numbers) + 1}`
}

async function detailOf(open: OpenShop, now: ReturnCase, at: number): Promise<ReturnDetail | null> {
  const { db } = open
  const found = await actedOrder(open, now.order)
  if (!found) return null
  const { base, acts } = found
  const [role, cases, places, versions, files, perks] = await Promise.all([
    open.role(),
    db.returns.where('order').equals(now.order).toArray(),
    locationsIn(db),
    policiesOf(db, base.currency),
    db.attachments.where('on').equals(`return/${now.key}`).count(),
    readPerks(db, base),
  ])
  const sight = sightOf(role)
  const others = cases.filter(({ key }) => key !== now.key)
  const start = startOf(applyActs(base, acts))
  return {
    now: masked(now, sight),
    buyer: shownBuyer(base.buyer, sight),
    customer: customerIdOf(base.buyer.key),
    next: nextOf(now),
    overdue: isOverdue(now, at),
    currency: base.currency,
    lines: linesOf(base, leftUnits(base, acts, cases)),
    money: { base: nameless(base), acts: acts.filter(({ did }) => did.kind !== 'address'), perks },
    others: others.map(({ key, state, kind }) => ({ key, state, kind })),
    policy: versions.find(({ key }) => key === now.verdict.policy) ?? defaultPolicy(lawOf(base.currency)),
    locations: places,
    files,
    ...(start ? { start } : {}),
  }
}

/** What is worked out of an order needs nobody's name. */
const nameless = (order: Order): Order => ({ ...order, buyer: { key: '', name: '', email: '', phone: '' }, note: '' })

/** As somebody of that sight may see it. */
function masked({ buyer: _, ...now }: ReturnCase, { plain }: Sight): ReturnCase {
  if (plain) return now
  return {
    ...now,
    ...(now.note === undefined ? {} : { note: maskText(now.note) }),
    ...(now.refusal ? { refusal: { ...now.refusal, text: maskText(now.refusal.text) } } : {}),
    ...(now.overruled ? { overruled: { ...now.overruled, note: maskText(now.overruled.note) } } : {}),
    ...(now.inspected
      ? { inspected: now.inspected.map((each) => (each.note === undefined ? each : { ...each, note: maskText(each.note) })) }
      : {}),
  }
}
