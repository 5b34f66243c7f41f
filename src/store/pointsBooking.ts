import type { Outcome } from '~/domain/command'
import { pagesOf, type PointsLine, type Program } from '~/domain/member'
import { earnKey, linesOfOrder, takenKey } from '~/domain/memberEarn'
import type { Day, Zone } from '~/lib/zone'
import type { ShopDb } from './db'
import { executeWith } from './execute'
import type { Author } from './journal'
import type { MemberOrders } from './memberOrders'
import { changesTo } from './rows'

/** What booking would write. */
export interface Booking {
  lines: PointsLine[]
  orders: number
  earned: number
  back: number
}

/** Points of the lines that orders brought, by key; what an order earned, and what of it was taken back, is known by its order, whoever wrote it down. */
export function bookedIn(lines: Iterable<PointsLine>): Map<string, number> {
  const booked = new Map<string, number>()
  for (const { key, reason, points, ref } of lines) {
    if (reason === 'earn') booked.set(ref === undefined ? key : earnKey(ref), points)
    else if (reason === 'back') {
      booked.set(key, points)
      // A refund of ours has taken them at once, in lines of its own.
      if (ref !== undefined && points < 0) booked.set(takenKey(ref), (booked.get(takenKey(ref)) ?? 0) - points)
    }
  }
  return booked
}

export async function allLines(db: ShopDb): Promise<PointsLine[]> {
  return (await db.points.toArray()).flatMap(({ lines }) => lines)
}

/** The lines of orders paid from a day on that are not there yet. */
export function bookingOf(
  orders: MemberOrders,
  program: Pick<Program, 'earn' | 'expires'>,
  zone: Zone,
  from: Day,
  booked: ReadonlyMap<string, number>,
): Booking {
  const booking: Booking = { lines: [], orders: 0, earned: 0, back: 0 }
  for (let at = 0; at < orders.count; at++) {
    if (orders.day[at] < from) continue
    const lines = linesOfOrder(orders.order(at), program, zone, booked)
    for (const line of lines) {
      booking.lines.push(line)
      if (line.reason === 'back') booking.back -= line.points
      else {
        booking.earned += line.points
        booking.orders++
      }
    }
  }
  return booking
}

/** Writes a booking in one step; refused where orders came or were booked since it was shown. */
export async function bookPoints(
  db: ShopDb,
  { lines, orders, earned, back }: Booking,
  { from, command, expect }: { from: Day; command: string; expect: { earned: number; back: number } },
  author: Author,
): Promise<Outcome> {
  return executeWith(db, { id: command, kind: 'points.book', args: { from, orders, earned, back } }, author, async () => {
    if (earned !== expect.earned || back !== expect.back) return { refusal: { why: 'rule', rule: 'member.changed' } }
    if (lines.length === 0) return { refusal: { why: 'rule', rule: 'member.nothing' } }
    const booked = bookedIn(await allLines(db))
    if (lines.some(({ key }) => booked.has(key))) return { refusal: { why: 'rule', rule: 'member.changed' } }
    return { changes: pagesOf(command, lines).flatMap(({ key, ...page }) => changesTo('points', key, undefined, page)) }
  })
}
