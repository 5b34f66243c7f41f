import { checkMoves } from '~/domain/moveRules'
import type { ReturnCommand } from '~/domain/returnCommand'
import type { Inspected, ReturnCase, ReturnLine } from '~/domain/returns'
import { awaitedUnits, waitingUnits } from '~/domain/returnStates'
import type { Location, Move } from '~/domain/stock'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf } from './deciders'
import { ruled } from './decideReturnFacts'
import { step } from './decideReturnStep'
import { movesOf } from './decideStock'
import { locationsIn } from './stockPlaces'
import { needLevels } from './stockStamp'

type Of<K extends ReturnCommand['kind']> = CommandOf<ReturnCommand, K>

/** Units that have arrived; they are on no shelf before somebody has looked at them. */
export function decideReceive(db: ShopDb, { args }: Of<'return.receive'>, actor: Actor): Promise<Decision> {
  const came = args.lines.filter(({ units }) => units !== 0)
  return step(db, args, 'receive', actor, (now) => {
    if (came.length === 0) return ruled('return.noLines')
    const counted = { ...now, received: [...(now.received ?? [])] }
    for (const { line, units } of came) {
      const own = now.lines.find((each) => each.line === line)
      const left = own ? awaitedUnits(counted, own) : 0
      if (!own || !Number.isInteger(units) || units < 0 || units > left)
        return ruled('return.received', { sku: own?.sku ?? '', left: Math.max(0, left) })
      counted.received.push({ line, units, at: actor.at })
    }
    return { set: { received: counted.received }, ticket: 'open' }
  })
}

/** What becomes of each unit, once. What is put on a shelf, aside or away is written to the ledger under the number of the order. */
export function decideInspect(db: ShopDb, { id, args }: Of<'return.inspect'>, actor: Actor): Promise<Decision> {
  return step(db, args, 'inspect', actor, async (now) => {
    const seen = args.units.filter(({ units }) => units !== 0)
    if (seen.length === 0) return ruled('return.noLines')
    await needLevels(db)
    const places = await locationsIn(db)
    const inspected = [...(now.inspected ?? [])]
    for (const each of seen) {
      const line = now.lines.find((own) => own.line === each.line)
      const fault = line ? faultOf({ ...now, inspected }, line, each, places) : ruled('return.inspected', { sku: '', left: 0 })
      if (fault) return fault
      inspected.push({ ...each, at: actor.at, who: actor.who })
    }
    const moves = seen.flatMap((each) => movesOfUnit(now, each))
    const refusal = moves.length > 0 ? checkMoves(moves, places) : undefined
    return refusal ? { refusal } : { set: { inspected }, also: movesOf(id, moves, actor) }
  })
}

type Seen = Omit<Inspected, 'at' | 'who'>

function faultOf(now: ReturnCase, line: ReturnLine, { units, outcome, location }: Seen, places: readonly Location[]) {
  const left = outcome === 'missing' ? awaitedUnits(now, line) : waitingUnits(now, line.line)
  const { sku } = line
  if (!Number.isInteger(units) || units < 0 || units > left) return ruled('return.inspected', { sku, left: Math.max(0, left) })
  if (outcome === 'missing' || outcome === 'sendBack') return undefined
  const place = places.find(({ key, closed }) => key === location && !closed)
  if (!place) return ruled('return.noPlace', { sku })
  if (outcome === 'restock' && place.aside) return ruled('return.aside', { sku, location: place.name })
  if (outcome === 'quarantine' && !place.aside) return ruled('return.notAside', { sku, location: place.name })
  return undefined
}

/** Scrapped goods come back first and are written off then, so that the order's sum of what came back stands. */
function movesOfUnit({ order, lines }: ReturnCase, { line, units, outcome, location = '' }: Seen): Move[] {
  const own = lines.find((each) => each.line === line)
  if (!own || outcome === 'missing' || outcome === 'sendBack') return []
  const back: Move = { sku: own.sku, location, quantity: units, kind: 'returned', ref: order }
  if (outcome !== 'scrap') return [back]
  return [
    back,
    { sku: own.sku, location, quantity: -units, kind: 'scrapped', reason: own.reason === 'damaged' ? 'damaged' : 'defective', ref: order },
  ]
}
