import { checkHolds } from '~/domain/moveRules'
import { type AskedLine, mayOverrule, type ReturnCommand } from '~/domain/returnCommand'
import { payerOf } from '~/domain/returnPolicy'
import type { ReturnCase, ReturnState, Swap } from '~/domain/returns'
import { dueAfter } from '~/domain/returnStates'
import { isEqual } from '~/lib/isEqual'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf, Deciders } from './deciders'
import { judgeIn, missing, ruled } from './decideReturnFacts'
import { readOrderBase } from './orderActs/readOrder'
import { decideInspect, decideReceive } from './decideReturnGoods'
import { decideSettle } from './decideReturnMoney'
import { decidePolicy } from './decideReturnPolicy'
import { holdKey, holdsAway, step, ticketChanges } from './decideReturnStep'
import { changesTo, textOf } from './rows'
import { locationsIn } from './stockPlaces'
import { needLevels } from './stockStamp'

type Of<K extends ReturnCommand['kind']> = CommandOf<ReturnCommand, K>

/** Returns from what is asked for to what the buyer gets: goods and money are steps of their own. */
export const RETURN_DECIDERS: Deciders<ReturnCommand> = {
  'return.request': decideRequest,
  'return.proof': decideProof,
  'return.approve': decideApprove,
  'return.refuse': decideRefuse,
  'return.reopen': (db, { args }, actor) => step(db, args, 'reopen', actor, () => ({ set: { refusal: undefined } })),
  'return.ship': decideShip,
  'return.receive': decideReceive,
  'return.inspect': decideInspect,
  'return.settle': decideSettle,
  'return.close': (db, { args }, actor) => step(db, args, 'close', actor, () => ({ set: { closedAt: actor.at }, ticket: 'solved' })),
  'return.cancel': (db, { args }, actor) =>
    step(db, args, 'cancel', actor, async (now) => ({ set: { closedAt: actor.at }, also: await holdsAway(db, now) })),
  'return.set': decideSet,
  'policy.set': decidePolicy,
}

async function decideRequest(db: ShopDb, { args }: Of<'return.request'>, actor: Actor): Promise<Decision> {
  const { key, order: number, of, lines, ticket, note, overrule, said } = args
  if (await db.returns.get(key)) return ruled('return.taken')
  const found = await readOrderBase(db, number)
  if (!found) return missing(number)
  const asked = gathered(lines)
  const wrong = asked.find(({ line, units }) => !Number.isInteger(units) || units < 1 || !found.base.lines[line])
  if (wrong) return ruled('return.units', { line: wrong.line + 1, left: 0 })
  if (asked.length === 0) return ruled('return.noLines')
  const { verdict, policy, left, lines: kept, order } = await judgeIn(db, found, { kind: of, lines: asked, at: actor.at })
  const over = asked.find(({ line, units }) => units > left[line])
  // What has come back, or was never sent, nobody lets through.
  if (over) return ruled('return.units', { line: over.line + 1, left: left[over.line] })
  const overruled = verdict.ok ? undefined : overruleOf(overrule, actor, verdict.lines.filter(({ ok }) => !ok).length)
  if (overruled && 'refusal' in overruled) return overruled
  const wants = verdict.lines.some(({ proof }) => proof)
  const to: ReturnState = wants ? 'proof' : 'review'
  const { at, who } = actor
  const row: Omit<ReturnCase, 'key'> = {
    order: number,
    buyer: order.buyer.key,
    kind: of,
    state: to,
    lines: kept,
    createdAt: at,
    createdBy: who,
    verdict,
    pays: payerOf(verdict),
    steps: [
      { at, to: 'requested', who },
      { at, to, who },
    ],
    rev: 1,
    ...(ticket ? { ticket } : {}),
    ...(note?.trim() ? { note: note.trim() } : {}),
    ...(overruled ? { overruled } : {}),
  }
  const dueAt = dueAfter(to, of, policy.hours, at)
  const changes = changesTo('returns', key, undefined, { ...row, dueAt })
  return { changes: [...changes, ...(await ticketChanges(db, ticket, { said, to: wants ? 'waitingCustomer' : undefined }, actor))] }
}

/** One entry a line. */
function gathered(lines: readonly AskedLine[]): AskedLine[] {
  const byLine = new Map<number, AskedLine>()
  for (const each of lines) {
    const known = byLine.get(each.line)
    byLine.set(each.line, known ? { ...known, units: known.units + each.units } : each)
  }
  return [...byLine.values()]
}

function overruleOf(note: string | undefined, { role, who, at }: Actor, count: number) {
  if (note === undefined) return ruled('return.notEligible', { count })
  if (!mayOverrule(role)) return ruled('return.mayNotOverrule')
  return note.trim() === '' ? ruled('return.noNote') : { who, at, note: note.trim() }
}

function decideProof(db: ShopDb, { args }: Of<'return.proof'>, actor: Actor): Promise<Decision> {
  const { key, what, note = '' } = args
  if (what === 'asked') return step(db, args, 'ask', actor, () => ({ ticket: 'waitingCustomer' }))
  return step(db, args, 'give', actor, async (now) => {
    const files = await db.attachments.where('on').equals(`return/${key}`).count()
    if (files === 0 && note.trim() === '') return ruled('return.noProof')
    return note.trim() ? { set: { note: [now.note, note.trim()].filter(Boolean).join('\n') } } : {}
  })
}

function decideApprove(db: ShopDb, { args }: Of<'return.approve'>, actor: Actor): Promise<Decision> {
  const { pays, overrule, swaps = [] } = args
  return step(db, args, 'approve', actor, async (now) => {
    const judged = now.verdict.ok || now.overruled
    const unproved = now.state === 'proof'
    const needs = !judged || unproved
    const overruled = needs ? overruleOf(overrule, actor, now.verdict.lines.filter(({ ok }) => !ok).length) : undefined
    if (overruled && 'refusal' in overruled) return unproved && overrule === undefined ? ruled('return.noProof') : overruled
    const swapped = now.kind === 'exchange' ? await swapChanges(db, now, swaps, actor) : { lines: now.lines, also: [] }
    if ('refusal' in swapped) return swapped
    const { lines, also } = swapped
    return {
      set: { lines, ...(pays ? { pays } : {}), ...(overruled ? { overruled } : {}) },
      also,
      ticket: now.kind === 'refundOnly' ? 'open' : 'waitingCustomer',
    }
  })
}

/** What goes out instead is held from the moment that it is promised. */
async function swapChanges(
  db: ShopDb,
  now: ReturnCase,
  swaps: readonly { line: number; swap: Swap }[],
  { at, who }: Actor,
): Promise<{ lines: ReturnCase['lines']; also: Change[] } | Extract<Decision, { refusal: unknown }>> {
  const bare = now.lines.find(({ line }) => !swaps.some((each) => each.line === line))
  if (bare) return ruled('return.noSwap', { sku: bare.sku })
  await needLevels(db)
  const lines = now.lines.map((each) => {
    const swap = swaps.find(({ line }) => line === each.line)?.swap
    return swap ? { ...each, swap } : each
  })
  const holds = lines.flatMap(({ line, units, swap }) =>
    swap
      ? [{ key: holdKey(now.key, line), hold: { sku: swap.sku, location: swap.location, quantity: units, for: `return/${now.key}` } }]
      : [],
  )
  const refusal = checkHolds(
    holds.map(({ hold }) => hold),
    await locationsIn(db),
  )
  if (refusal) return { refusal }
  return { lines, also: holds.flatMap(({ key, hold }) => changesTo('holds', key, undefined, { hold: { ...hold, at, who } })) }
}

function decideRefuse(db: ShopDb, { args }: Of<'return.refuse'>, actor: Actor): Promise<Decision> {
  const { why, text } = args
  return step(db, args, 'refuse', actor, () =>
    text.trim() === '' ? ruled('return.noText') : { set: { refusal: { why, text: text.trim() } }, ticket: 'waitingCustomer' },
  )
}

function decideShip(db: ShopDb, { args }: Of<'return.ship'>, actor: Actor): Promise<Decision> {
  const { carrier, tracking } = args
  return step(db, args, 'ship', actor, () =>
    tracking.trim() === ''
      ? ruled('return.noTracking')
      : { set: { carrier: carrier.trim(), tracking: tracking.trim() }, ticket: 'waitingThird' },
  )
}

async function decideSet(db: ShopDb, { args: { key, set }, saw }: Of<'return.set'>): Promise<Decision> {
  const now = await db.returns.get(key)
  if (!now) return missing(key)
  const fields: Record<string, unknown> = { ...now }
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(fields[field] ?? '', seen ?? ''))
  if (stale.length > 0)
    return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key, field, now: textOf(fields[field]) })) } }
  return { changes: changesTo('returns', key, { ...now }, { ...set, rev: now.rev + 1 }) }
}
