import { CommerceError } from '~/commerce/errors'
import type { CommandKind } from '~/domain/command'
import { sightOf } from '~/domain/customer'
import { NO_PROGRAM, type PointsLine, type Program } from '~/domain/member'
import { expiringBy, ledgerOf, type PointsLedger } from '~/domain/memberPoints'
import { tierStep } from '~/domain/memberTiers'
import { mayRun } from '~/domain/person'
import { zoneOf } from '~/lib/zone'
import { linesOf } from '~/store/decideMember'
import type { BookingPreview, CustomerPoints, MovesQuery, PointsQuery, PointsSum, TierAsk } from '~/store/memberLists'
import { type MemberOrders, memberOrders } from '~/store/memberOrders'
import { applyTiers, runTiers, type TierRun } from '~/store/memberTiers'
import { allLines, bookedIn, type Booking, bookingOf, bookPoints } from '~/store/pointsBooking'
import type { MemberCalls } from './memberCalls'
import type { OpenShop } from './shop'
import { customersOf } from './shopCustomers'
import { listsOf, type Lists } from './shopLists'

const DAY_MS = 86_400_000
/** Days ahead that "soon" is. */
const SOON = 30
const SHOP = 'shop'

/** Members: their program, tiers by rule, and points. */
export function memberHandlers(openShop: () => Promise<OpenShop>): MemberCalls {
  return {
    async 'members.program'() {
      const row = await (await openShop()).db.program.get(SHOP)
      return { program: row ?? NO_PROGRAM, isNew: row === undefined }
    },

    async 'members.simulate'({ ask }) {
      return (await tiersRun(await openShop(), ask)).simulation
    },

    async 'members.moves'({ query }) {
      const open = await openShop()
      return movesPage(open, await tiersRun(open, query), query)
    },

    async 'members.apply'({ ask, commandId, expect }) {
      const open = await openShop()
      await mustRun(open, 'member.tiers')
      const outcome = await applyTiers(open.db, await tiersRun(open, ask), expect, commandId, open.author())
      if (outcome.ok) open.changed(['members', 'customers', 'journal'], await open.version())
      return outcome
    },

    async 'members.points'({ query, now }) {
      const open = await openShop()
      return pointsPage(open, await ledgersOf(open, now), query, now)
    },

    async 'members.sum'({ now }) {
      const open = await openShop()
      const [ledgers, program] = await Promise.all([ledgersOf(open, now), open.db.program.get(SHOP)])
      return sumOf(ledgers, program, now)
    },

    async 'members.ledger'({ customer, now }) {
      const { db } = await openShop()
      const [lines, program] = await Promise.all([linesOf(db, customer), db.program.get(SHOP)])
      if (lines.length === 0 && !program?.earn) return null
      const ledger = ledgerOf(lines, now)
      const shown: CustomerPoints = {
        balance: ledger.balance,
        expiring: expiringBy(ledger, now + SOON * DAY_MS),
        owed: ledger.owed,
        lines: ledger.lines.toReversed(),
      }
      return program?.worth === undefined ? shown : { ...shown, worth: program.worth }
    },

    async 'members.bookable'({ from, now }) {
      const open = await openShop()
      const found = await bookingFrom(open, from)
      return found ? previewOf(found.booking, found.lines, now) : null
    },

    async 'members.book'({ from, commandId, expect }) {
      const open = await openShop()
      await mustRun(open, 'points.book')
      const found = await bookingFrom(open, from)
      if (!found) return { ok: false, refusal: { why: 'rule', rule: 'member.noEarn' } }
      const outcome = await bookPoints(open.db, found.booking, { from, command: commandId, expect }, open.author())
      if (outcome.ok) open.changed(['members', 'journal'], await open.version())
      return outcome
    },
  }
}

async function mustRun(open: OpenShop, kind: CommandKind): Promise<void> {
  const role = await open.role()
  if (!mayRun(role, kind)) throw new CommerceError('forbidden', `${role} may not run ${kind}`)
}

const orders = new WeakMap<Lists['tables'], MemberOrders>()

async function ordersOf(open: OpenShop): Promise<MemberOrders> {
  const { tables, state } = await listsOf(open)
  let found = orders.get(tables)
  if (!found) orders.set(tables, (found = memberOrders(tables, state.settings.currency, zoneOf(state.settings.zone))))
  return found
}

async function tiersRun(open: OpenShop, ask: TierAsk): Promise<TierRun> {
  const [found, rows, { zone }] = await Promise.all([ordersOf(open), open.db.customers.toArray(), open.settings()])
  const now = new Map(rows.flatMap(({ key, tier }) => (tier ? [[key, tier] as const] : [])))
  return runTiers(found, now, ask, zoneOf(zone).dayOf(Date.now()))
}

async function movesPage(open: OpenShop, { moves, sumsOf }: TierRun, { tiers, step, tier, offset, limit }: MovesQuery) {
  const [customers, role, version] = await Promise.all([customersOf(open), open.role(), open.version()])
  const sight = sightOf(role)
  const found = moves
    .filter(({ from, to }) => tierStep(tiers, from, to) === step && (tier === undefined || from === tier || to === tier))
    .map((move) => ({ ...move, ...sumsOf(move.customer) }))
    .toSorted((a, b) => b.gmv - a.gmv || (a.customer < b.customer ? -1 : 1))
  const items = found
    .slice(offset, offset + limit)
    .map((move) => ({ ...move, name: customers.get(move.customer, sight)?.row.name ?? move.customer }))
  return { items, total: found.length, version }
}

/** Every customer's ledger of a moment; made anew when something was written, or a minute has passed. */
const ledgers = new WeakMap<OpenShop, { version: number; minute: number; found: Promise<Map<string, PointsLedger>> }>()

async function ledgersOf(open: OpenShop, now: number): Promise<Map<string, PointsLedger>> {
  const version = await open.version()
  const minute = Math.floor(now / 60_000)
  const last = ledgers.get(open)
  if (last?.version === version && last.minute === minute) return last.found
  const found = readLedgers(open, now)
  ledgers.set(open, { version, minute, found })
  found.catch(() => ledgers.delete(open))
  return found
}

async function readLedgers(open: OpenShop, now: number): Promise<Map<string, PointsLedger>> {
  return ledgersIn(await allLines(open.db), now)
}

function ledgersIn(lines: readonly PointsLine[], now: number): Map<string, PointsLedger> {
  const byCustomer = new Map<string, PointsLine[]>()
  for (const line of lines) {
    const own = byCustomer.get(line.customer)
    if (own) own.push(line)
    else byCustomer.set(line.customer, [line])
  }
  return new Map([...byCustomer].map(([customer, own]) => [customer, ledgerOf(own, now)]))
}

function sumOf(all: ReadonlyMap<string, PointsLedger>, program: Program | undefined, now: number): PointsSum {
  const sum: PointsSum = { customers: 0, balance: 0, expiring: 0, owed: 0 }
  for (const ledger of all.values()) {
    if (ledger.balance > 0) sum.customers++
    sum.balance += Math.max(0, ledger.balance)
    sum.owed += ledger.owed
    sum.expiring += expiringBy(ledger, now + SOON * DAY_MS)
  }
  return program?.worth === undefined ? sum : { ...sum, liability: sum.balance * program.worth }
}

async function pointsPage(open: OpenShop, all: ReadonlyMap<string, PointsLedger>, query: PointsQuery, now: number) {
  const { sort, descending, offset, limit } = query
  const [customers, role, version] = await Promise.all([customersOf(open), open.role(), open.version()])
  const sight = sightOf(role)
  const rows = [...all].map(([customer, ledger]) => ({
    customer,
    balance: ledger.balance,
    expiring: expiringBy(ledger, now + SOON * DAY_MS),
    nextAt: Math.min(...ledger.lots.map(({ line: { expiresAt = Infinity } }) => expiresAt)),
    lastAt: ledger.lines.at(-1)?.at ?? 0,
  }))
  rows.sort((a, b) => (descending ? b[sort] - a[sort] : a[sort] - b[sort]) || (a.customer < b.customer ? -1 : 1))
  const items = rows.slice(offset, offset + limit).map(({ nextAt, ...row }) => ({
    ...row,
    name: customers.get(row.customer, sight)?.row.name ?? row.customer,
    ...(Number.isFinite(nextAt) ? { nextAt } : {}),
  }))
  return { items, total: rows.length, version }
}

async function bookingFrom(open: OpenShop, from: number): Promise<{ booking: Booking; lines: PointsLine[] } | undefined> {
  const [program, lines, { zone }] = await Promise.all([open.db.program.get(SHOP), allLines(open.db), open.settings()])
  if (!program?.earn) return undefined
  return { booking: bookingOf(await ordersOf(open), program, zoneOf(zone), from, bookedIn(lines)), lines }
}

function previewOf({ lines: fresh, orders: count, earned, back }: Booking, lines: readonly PointsLine[], now: number): BookingPreview {
  const touched = new Set(fresh.map(({ customer }) => customer))
  const after = [...ledgersIn([...lines, ...fresh], now)]
  const keys = new Set(fresh.map(({ key }) => `expire/${key}`))
  const expired = after.reduce(
    (sum, [, ledger]) => ledger.lines.reduce((total, { key, points }) => (keys.has(key) ? total - points : total), sum),
    0,
  )
  const balance = after.reduce((sum, [, ledger]) => sum + Math.max(0, ledger.balance), 0)
  return { orders: count, customers: touched.size, earned, back, expired, balance }
}
