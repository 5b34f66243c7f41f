import type { ReturnableLine } from '~/domain/returnAnswers'
import type { AskedLine } from '~/domain/returnCommand'
import type { GoodsCondition, ReturnReason } from '~/domain/returns'

/** What somebody has chosen of a line, as typed. */
export interface Chosen {
  units: string
  reason: ReturnReason
  condition: GoodsCondition
  batch: string
}

export const NOTHING: Chosen = { units: '', reason: 'changedMind', condition: 'intact', batch: '' }

export type AllChosen = Readonly<Record<number, Chosen>>

/** Whole units; NaN: no number. */
export const unitsOf = ({ units }: Chosen): number => (units.trim() === '' ? 0 : /^\d{1,6}$/.test(units.trim()) ? Number(units) : NaN)

/** A line of which what is typed is no number of units, or more than can come back; undefined: all are right. */
export const wrongLine = (chosen: AllChosen, lines: readonly ReturnableLine[]): ReturnableLine | undefined =>
  lines.find(({ line, left }) => !(unitsOf(chosen[line] ?? NOTHING) <= left))

/** Lines of which units are chosen. */
export const askedOf = (chosen: AllChosen, lines: readonly ReturnableLine[]): AskedLine[] =>
  lines.flatMap(({ line }) => {
    const own = chosen[line] ?? NOTHING
    const units = unitsOf(own)
    return units > 0
      ? [{ line, units, reason: own.reason, condition: own.condition, ...(own.batch.trim() ? { batch: own.batch.trim() } : {}) }]
      : []
  })
