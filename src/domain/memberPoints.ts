import { addMonths, civilOf, type Instant, type Zone } from '~/lib/zone'
import type { PointsLine } from './member'

/** Points of one line that are still there. */
export interface PointsLot {
  line: PointsLine
  left: number
}

/** A customer's ledger as it stands: every line with the balance after it, and what is left of which points, the oldest first. */
export interface PointsLedger {
  lines: readonly (PointsLine & { balance: number })[]
  balance: number
  lots: readonly PointsLot[]
  /** Taken back beyond what was there: points of a refunded order that had been spent. The next points make it good. */
  owed: number
}

const ORDER = { earn: 0, adjust: 1, back: 2, spend: 3, expire: 4 } as const

const inTime = (a: PointsLine, b: PointsLine): number => a.at - b.at || ORDER[a.reason] - ORDER[b.reason] || (a.key < b.key ? -1 : 1)

/**
 * Replays a customer's lines in the order of time. What expires is found by the replay and never written down: no browser tab has to be open at midnight, two tabs cannot
 * let the same points expire, and a late refund leaves no line that was wrong. Points that are spent are the oldest; points taken back are those of their order, then the oldest.
 */
export function ledgerOf(lines: readonly PointsLine[], now: Instant): PointsLedger {
  const replay = new Replay()
  for (const line of lines.filter(({ at }) => at <= now).toSorted(inTime)) {
    replay.expireUntil(line.at)
    replay.take(line)
  }
  replay.expireUntil(now)
  return replay.ledger()
}

class Replay {
  readonly #lines: (PointsLine & { balance: number })[] = []
  #lots: PointsLot[] = []
  #owed = 0
  #balance = 0

  take(line: PointsLine): void {
    this.#write(line)
    if (line.points >= 0) {
      const filled = Math.min(this.#owed, line.points)
      this.#owed -= filled
      if (line.points > filled) this.#lots.push({ line, left: line.points - filled })
      return
    }
    let wanted = -line.points
    if (line.reason === 'back') wanted = this.#from(wanted, ({ line: { ref, reason } }) => reason === 'earn' && ref === line.ref)
    this.#owed += this.#from(wanted, () => true)
    this.#lots = this.#lots.filter(({ left }) => left > 0)
  }

  /** Takes from lots, the oldest first; gives what was not there. */
  #from(points: number, fits: (lot: PointsLot) => boolean): number {
    let wanted = points
    for (const lot of this.#lots) {
      if (!fits(lot)) continue
      const taken = Math.min(wanted, lot.left)
      lot.left -= taken
      wanted -= taken
    }
    return wanted
  }

  /** Points are worth nothing from the moment they expire at. */
  expireUntil(moment: Instant): void {
    const over = this.#lots.filter(({ line: { expiresAt = Infinity } }) => expiresAt <= moment)
    if (over.length === 0) return
    for (const { line, left } of over.toSorted((a, b) => (a.line.expiresAt ?? 0) - (b.line.expiresAt ?? 0))) {
      const { key, customer, ref, expiresAt = moment } = line
      this.#write({ key: `expire/${key}`, customer, at: expiresAt, points: -left, reason: 'expire', ...(ref ? { ref } : {}) })
    }
    this.#lots = this.#lots.filter((lot) => !over.includes(lot))
  }

  #write(line: PointsLine): void {
    this.#balance += line.points
    this.#lines.push({ ...line, balance: this.#balance })
  }

  ledger(): PointsLedger {
    return { lines: this.#lines, balance: this.#balance, lots: this.#lots, owed: this.#owed }
  }
}

/** How many of the points that are there expire by then. */
export const expiringBy = ({ lots }: Pick<PointsLedger, 'lots'>, by: Instant): number =>
  lots.reduce((sum, { line: { expiresAt = Infinity }, left }) => (expiresAt <= by ? sum + left : sum), 0)

/** The end of the shop's day so many months later; the 31st becomes the last day of a shorter month. */
export function expiryOf(at: Instant, months: number, zone: Pick<Zone, 'dayOf' | 'startOfDay'>): Instant {
  const day = zone.dayOf(at)
  const first = addMonths(day, months)
  const last = addMonths(day, months + 1) - 1
  return zone.startOfDay(Math.min(first + civilOf(day).day - 1, last) + 1)
}
