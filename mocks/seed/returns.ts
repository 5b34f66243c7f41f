import { defaultPolicy, lawOf } from '~/domain/returnPolicyDefaults'
import type { ReturnCase, ReturnLine, ReturnReason, ReturnState, ReturnStep, Settlement } from '~/domain/returns'
import type { Ticket, TicketReason } from '~/domain/ticket'
import { Random } from './random'
import type { Simulated } from './simulate'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LATELY = 45 * DAY
const MOST = 60

const REASONS: Record<TicketReason, ReturnReason> = {
  quality: 'quality',
  size: 'size',
  logistics: 'late',
  wrongItem: 'wrongItem',
  notAsDescribed: 'notAsDescribed',
  attitude: 'other',
  price: 'betterPrice',
  question: 'other',
  other: 'changedMind',
}

/** Where a case stands of which no money went back yet, in turn. What has not arrived is in nobody's stock. */
const OPEN = [
  'requested',
  'proof',
  'review',
  'approved',
  'inTransit',
  'inTransit',
  'refused',
  'received',
  'cancelled',
] as const satisfies readonly ReturnState[]
const WAY: readonly ReturnState[] = ['requested', 'review', 'approved', 'inTransit', 'received']

/** Of a line, and what the order has given back for it; -1 line: nothing. */
interface Returned {
  line: number
  units: number
  refund?: { at: number; amount: number; goods: number }
}

/** Returns of the last weeks, of the tickets that ask for them: settled ones are those that the order's refunds tell of, the others at every step before. */
export function returnsOf(shop: Simulated, tickets: readonly Ticket[]): ReturnCase[] {
  const { calendar, table, seed } = shop
  const random = Random.of(seed, 'returns')
  const place = new Map(table.orders.number.map((number, at) => [number, at]))
  const policy = defaultPolicy(lawOf(shop.words.shop.currency))
  const seen = new Set<string>()
  const asked = tickets.filter(({ queue, createdAt, order, sku, mergedInto }) => {
    const wants = queue === 'returns' && createdAt > calendar.now - LATELY && order !== '' && sku !== '' && !mergedInto && !seen.has(order)
    if (wants) seen.add(order)
    return wants
  })
  let open = 0
  return asked.slice(-MOST).flatMap((ticket, i): ReturnCase[] => {
    const order = place.get(ticket.order)
    const found = order === undefined ? undefined : returnedOf(shop, order, ticket.sku)
    if (!found) return []
    const state = found.refund ? settledState(found.refund.at, calendar.now) : OPEN[open++ % OPEN.length]
    return [caseOf(shop, ticket, { key: `r${1001 + i}`, found, state, policy: policy.key, version: policy.version, random })]
  })
}

const settledState = (at: number, now: number): ReturnState => (now - at > 5 * DAY ? 'closed' : 'settled')

function returnedOf({ table: { orders, lines, refunds } }: Simulated, order: number, sku: string): Returned | undefined {
  const first = orders.lineStart[order]
  for (let line = first; line < orders.lineStart[order + 1]; line++) {
    if (lines.sku.values[lines.sku.codes[line]] !== sku || lines.amount[line] <= 0) continue
    const quantity = lines.quantity[line]
    for (let refund = orders.refundStart[order]; refund < orders.refundStart[order + 1]; refund++) {
      if (refunds.line[refund] !== line - first) continue
      const goods = refunds.goods[refund]
      const units = Math.min(quantity, Math.max(1, Math.round((goods / lines.amount[line]) * quantity)))
      return { line: line - first, units, refund: { at: refunds.at[refund], goods, amount: goods + refunds.shipping[refund] } }
    }
    return { line: line - first, units: quantity > 1 ? quantity - 1 : 1 }
  }
  return undefined
}

interface Making {
  key: string
  found: Returned
  state: ReturnState
  policy: string
  version: number
  random: Random
}

function caseOf(shop: Simulated, ticket: Ticket, { key, found, state, policy, version, random }: Making): ReturnCase {
  const { calendar, catalog, table, words } = shop
  const { line, units, refund } = found
  const { createdAt, assignee = 'agent-2', sku } = ticket
  const reason = REASONS[ticket.reason]
  const pays = reason === 'size' || reason === 'changedMind' ? 'buyer' : 'shop'
  const good = catalog.goods.find(({ product }) => product.skus.some(({ code }) => code === sku))
  const own: ReturnLine = {
    line,
    sku,
    title: good?.product.title ?? sku,
    units,
    reason,
    condition: reason === 'quality' ? 'faulty' : 'intact',
  }
  const end = Math.min(calendar.now, refund?.at ?? calendar.now)
  const steps = stepsTo(state, { from: createdAt, to: Math.max(createdAt, end), settledAt: refund?.at, now: calendar.now, who: assignee })
  const last = steps[steps.length - 1].at
  const order = table.orders.number.indexOf(ticket.order)
  const arrived = steps.find(({ to }) => to === 'received')
  const settled: Settlement | undefined = refund && {
    at: refund.at,
    who: assignee,
    how: 'refund',
    amount: refund.amount,
    lines: [{ line, units, fee: 0 }],
    due: 0,
    pointsBack: 0,
    pointsTaken: 0,
    coupons: 0,
  }
  const isOver = state === 'closed' || state === 'refused' || state === 'cancelled'
  const waits = state === 'settled' || isOver ? undefined : last + 48 * HOUR
  return {
    key,
    order: ticket.order,
    buyer: ticket.buyer,
    ticket: ticket.key,
    // Of what was refunded here the goods stand in the ledger already, or were never asked for: nothing is inspected a second time.
    kind: refund && !arrived ? 'refundOnly' : 'return',
    state,
    lines: [own],
    createdAt,
    createdBy: assignee,
    note: ticket.subject,
    verdict: {
      policy,
      version,
      at: createdAt,
      ok: true,
      lines: [
        { line, ok: true, whys: [], rule: '', pays, proof: state === 'proof', fee: 0, until: table.orders.deliveredAt[order] + 8 * DAY },
      ],
    },
    pays,
    ...(['inTransit', 'received'].includes(state)
      ? { carrier: words.carriers[0][0], tracking: `${words.carriers[0][2]}${900_000_000_000 + random.below(99_999_999)}` }
      : {}),
    ...(waits === undefined ? {} : { dueAt: waits }),
    steps,
    ...(arrived ? { received: [{ line, units, at: arrived.at }] } : {}),
    ...(arrived && refund
      ? { inspected: [{ line, units, outcome: 'restock' as const, location: words.shop.location, at: arrived.at, who: assignee }] }
      : {}),
    ...(settled && { settled }),
    ...(state === 'refused' ? { refusal: { why: 'condition' as const, text: ticket.subject } } : {}),
    ...(isOver ? { closedAt: last } : {}),
    rev: steps.length,
  }
}

interface Span {
  from: number
  to: number
  settledAt: number | undefined
  now: number
  who: string
}

/** Its way, oldest first, spread over the time that it took. */
function stepsTo(state: ReturnState, { from, to, settledAt, now, who }: Span): ReturnStep[] {
  const way: ReturnState[] =
    settledAt !== undefined
      ? ['requested', 'approved', ...(settledAt - from > 2.5 * DAY ? (['inTransit', 'received', 'inspected'] as const) : []), 'settled']
      : state === 'proof'
        ? ['requested', 'proof']
        : state === 'refused' || state === 'cancelled'
          ? ['requested', state]
          : WAY.slice(0, WAY.indexOf(state) + 1)
  const part = (to - from) / Math.max(1, settledAt === undefined ? way.length : way.length - 1)
  const steps = way.map((each, i): ReturnStep => ({ at: Math.floor((from + part * i) / 1000) * 1000, to: each, who }))
  return state === 'closed' ? [...steps, { at: Math.min(now, to + 3 * DAY), to: 'closed', who }] : steps
}
