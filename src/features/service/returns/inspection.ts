import type { ReturnCommand } from '~/domain/returnCommand'
import { groupOf, type Outcome, type ReturnCase, type ReturnLine } from '~/domain/returns'
import { awaitedUnits, waitingUnits } from '~/domain/returnStates'
import { type Location, shippingOf } from '~/domain/stock'

/** A unit that is looked at. */
export interface UnitRow {
  line: number
  sku: string
  /** From 1, of those of its line that are looked at now. */
  at: number
  of: number
  outcome: Outcome
  location: string
  note: string
}

/** What can become of a unit that has arrived, by the keys 1–4. */
export const UNIT_OUTCOMES = ['restock', 'quarantine', 'scrap', 'sendBack'] as const satisfies readonly Outcome[]

/** Where units of an outcome may go; the first of them is meant. */
export function placesFor(outcome: Outcome, places: readonly Location[]): Location[] {
  const open = places.filter(({ closed }) => !closed)
  const sale = open.filter(({ aside }) => !aside)
  const aside = open.filter(({ aside: is }) => is)
  if (outcome === 'restock') return [shippingOf(places), ...sale.filter(({ key }) => key !== shippingOf(places).key)]
  if (outcome === 'quarantine') return aside
  // What is written off goes from where it would have lain.
  return outcome === 'scrap' ? [...aside, ...sale] : []
}

export const placeFor = (outcome: Outcome, places: readonly Location[]): string => placesFor(outcome, places).at(0)?.key ?? ''

/** What is likely: goods that are fine go back to the shelf, faulty ones are looked at more closely, repaired ones go to the buyer. */
function likely({ reason, condition }: ReturnLine, { kind }: Pick<ReturnCase, 'kind'>, places: readonly Location[]): Outcome {
  if (kind === 'repair') return 'sendBack'
  const isFine = condition === 'unopened' || condition === 'intact'
  if (isFine && (groupOf(reason) !== 'goods' || reason === 'notAsDescribed')) return 'restock'
  return placesFor('quarantine', places).length > 0 ? 'quarantine' : 'scrap'
}

export function unitRows(now: ReturnCase, places: readonly Location[]): UnitRow[] {
  return now.lines.flatMap((line) => {
    const of = Math.max(0, waitingUnits(now, line.line))
    const outcome = likely(line, now, places)
    return Array.from({ length: of }, (_, at) => ({
      line: line.line,
      sku: line.sku,
      at: at + 1,
      of,
      outcome,
      location: placeFor(outcome, places),
      note: '',
    }))
  })
}

export const awaitedLines = (now: ReturnCase): { line: number; sku: string; left: number }[] =>
  now.lines.flatMap((line) => {
    const left = awaitedUnits(now, line)
    return left > 0 ? [{ line: line.line, sku: line.sku, left }] : []
  })

type Seen = Extract<ReturnCommand, { kind: 'return.inspect' }>['args']['units'][number]

/** Units of the same end together, as the ledger is to have them. */
export function inspectedUnits(rows: readonly UnitRow[], missing: readonly { line: number; left: number }[]): Seen[] {
  const groups = new Map<string, Seen>()
  for (const { line, outcome, location, note } of rows) {
    const name = JSON.stringify([line, outcome, location, note.trim()])
    const known = groups.get(name)
    const place = outcome === 'sendBack' ? {} : { location }
    groups.set(name, { line, outcome, units: (known?.units ?? 0) + 1, ...place, ...(note.trim() ? { note: note.trim() } : {}) })
  }
  return [...groups.values(), ...missing.map(({ line, left }): Seen => ({ line, units: left, outcome: 'missing' }))]
}
