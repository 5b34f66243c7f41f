import type { Instant } from '~/lib/zone'
import type { Inspected, PolicyHours, ReturnCase, ReturnKind, ReturnLine, ReturnState } from './returns'

/** What happens to a case. */
export const RETURN_EVENTS = [
  'ask',
  'give',
  'approve',
  'refuse',
  'reopen',
  'ship',
  'receive',
  'inspect',
  'settle',
  'close',
  'cancel',
] as const
export type ReturnEvent = (typeof RETURN_EVENTS)[number]

type Steps = Readonly<Partial<Record<ReturnEvent, ReturnState>>>

/** Where each event leads. What depends on the goods and the money of a case as well is in stateAfter. */
const TABLE: Readonly<Record<ReturnState, Steps>> = {
  requested: { ask: 'proof', give: 'review', approve: 'approved', refuse: 'refused', cancel: 'cancelled' },
  proof: { ask: 'proof', give: 'review', approve: 'approved', refuse: 'refused', cancel: 'cancelled' },
  review: { ask: 'proof', give: 'review', approve: 'approved', refuse: 'refused', cancel: 'cancelled' },
  approved: { ship: 'inTransit', receive: 'received', inspect: 'received', settle: 'settled', cancel: 'cancelled', close: 'closed' },
  refused: { reopen: 'review', close: 'closed' },
  inTransit: { ship: 'inTransit', receive: 'received', inspect: 'received', settle: 'settled', cancel: 'cancelled', close: 'closed' },
  received: { receive: 'received', inspect: 'received', settle: 'settled', close: 'closed' },
  inspected: { settle: 'settled' },
  settled: { close: 'closed' },
  closed: {},
  cancelled: {},
}

const OVER_RETURNS = ['refused', 'closed', 'cancelled'] as const satisfies readonly ReturnState[]
export const isOverReturn = (state: ReturnState): boolean => OVER_RETURNS.some((each) => each === state)

type Goods = Pick<ReturnCase, 'kind' | 'state' | 'lines' | 'received' | 'inspected' | 'settled'>

/** Goods are to come back. */
export const wantsGoods = ({ kind }: Pick<ReturnCase, 'kind'>): boolean => kind !== 'refundOnly'

/** The state after an event; undefined: it cannot happen now. */
export function stateAfter(now: Goods, event: ReturnEvent): ReturnState | undefined {
  const to = TABLE[now.state][event]
  if (to === undefined) return undefined
  const goods = wantsGoods(now)
  const under = now.state === 'approved' || now.state === 'inTransit' || now.state === 'received'
  switch (event) {
    case 'ship':
    case 'receive':
      return goods ? to : undefined
    case 'inspect':
      if (!goods) return undefined
      return openUnits(now) > 0 ? 'received' : now.settled ? 'settled' : 'inspected'
    case 'settle':
      if (now.settled) return undefined
      // The money goes first; the goods are still looked at.
      return goods && under ? now.state : to
    case 'close':
      // Goods that are still to come are waited for, unless all that the buyer gets has gone.
      return under && !now.settled ? undefined : to
    case 'cancel':
      return now.settled ? undefined : to
    default:
      return to
  }
}

export const canDo = (now: Goods, event: ReturnEvent): boolean => {
  // Whether anything is left to look at is asked of the units, not of the state that it leads to.
  if (event === 'inspect') return stateAfter(now, event) !== undefined && openUnits(now) > 0
  return stateAfter(now, event) !== undefined
}

const sumOf = (rows: readonly { units: number }[]): number => rows.reduce((sum, { units }) => sum + units, 0)

/** Units of a line that have arrived. */
const arrivedUnits = ({ received = [] }: Pick<ReturnCase, 'received'>, line: number): number =>
  sumOf(received.filter((each) => each.line === line))

const seenOf = (inspected: readonly Inspected[] | undefined, line: number, came: boolean): number =>
  sumOf((inspected ?? []).filter((each) => each.line === line && (each.outcome !== 'missing') === came))

/** Units of a line that have arrived and were not looked at yet. */
export const waitingUnits = (now: Pick<ReturnCase, 'received' | 'inspected'>, line: number): number =>
  arrivedUnits(now, line) - seenOf(now.inspected, line, true)

/** Units of a line that have not arrived, and of which nobody has said that they will not. */
export const awaitedUnits = (
  now: Pick<ReturnCase, 'received' | 'inspected'>,
  { line, units }: Pick<ReturnLine, 'line' | 'units'>,
): number => units - arrivedUnits(now, line) - seenOf(now.inspected, line, false)

/** Units of the whole case that nothing was said of yet. */
const openUnits = (now: Pick<ReturnCase, 'lines' | 'inspected'>): number => sumOf(now.lines) - sumOf(now.inspected ?? [])

export const totalUnits = ({ lines }: Pick<ReturnCase, 'lines'>): number => sumOf(lines)

export type Party = 'shop' | 'buyer' | 'carrier'
export const SHOP_ACTS = ['decide', 'waitProof', 'waitGoods', 'receive', 'inspect', 'settle', 'refund', 'close', 'nothing'] as const
export type ShopAct = (typeof SHOP_ACTS)[number]
export const BUYER_ACTS = [
  'wait',
  'sendProof',
  'sendGoods',
  'waitGoods',
  'waitMoney',
  'waitExchange',
  'waitRepair',
  'payDue',
  'mayAppeal',
  'nothing',
] as const
export type BuyerAct = (typeof BUYER_ACTS)[number]

/** What both sides do next, and who has the word. */
export interface NextSteps {
  shop: ShopAct
  buyer: BuyerAct
  /** Whose turn it is; undefined: nobody's, it is over. */
  turn?: Party
  /** When that is to be done. */
  dueAt?: Instant
}

const WAITS: Readonly<Record<ReturnKind, BuyerAct>> = {
  return: 'waitMoney',
  refundOnly: 'waitMoney',
  exchange: 'waitExchange',
  repair: 'waitRepair',
}

export function nextOf(now: Pick<ReturnCase, 'kind' | 'state' | 'settled' | 'dueAt'>): NextSteps {
  const { kind, state, settled, dueAt } = now
  const due = dueAt === undefined ? {} : { dueAt }
  const waits: BuyerAct = settled ? (settled.due > 0 ? 'payDue' : 'nothing') : WAITS[kind]
  switch (state) {
    case 'requested':
    case 'review':
      return { shop: 'decide', buyer: 'wait', turn: 'shop', ...due }
    case 'proof':
      return { shop: 'waitProof', buyer: 'sendProof', turn: 'buyer', ...due }
    case 'approved':
      return wantsGoods(now)
        ? { shop: 'waitGoods', buyer: 'sendGoods', turn: 'buyer', ...due }
        : { shop: 'refund', buyer: waits, turn: 'shop', ...due }
    case 'inTransit':
      return { shop: 'receive', buyer: settled ? waits : 'waitGoods', turn: 'carrier', ...due }
    case 'received':
      return { shop: 'inspect', buyer: waits, turn: 'shop', ...due }
    case 'inspected':
      return { shop: 'settle', buyer: waits, turn: 'shop', ...due }
    case 'settled':
      return waits === 'payDue' ? { shop: 'close', buyer: waits, turn: 'buyer' } : { shop: 'close', buyer: waits, turn: 'shop' }
    case 'refused':
      return { shop: 'close', buyer: 'mayAppeal' }
    case 'closed':
    case 'cancelled':
      return { shop: 'nothing', buyer: 'nothing' }
  }
}

const HOUR_MS = 3_600_000

/** When the next step of a case that has come to this state is to be done. */
export function dueAfter(state: ReturnState, kind: ReturnKind, hours: PolicyHours, now: Instant): Instant | undefined {
  const left: Partial<Record<ReturnState, number>> = {
    requested: hours.review,
    review: hours.review,
    proof: hours.proof,
    approved: kind === 'refundOnly' ? hours.settle : hours.ship,
    received: hours.inspect,
    inspected: hours.settle,
  }
  const within = left[state]
  return within === undefined ? undefined : now + within * HOUR_MS
}

export const isOverdue = ({ state, dueAt }: Pick<ReturnCase, 'state' | 'dueAt'>, now: Instant): boolean =>
  dueAt !== undefined && dueAt <= now && state !== 'settled' && !isOverReturn(state)
