import { type Complaint, type ComplaintRound, dueOf, isOverdue } from '~/domain/complaint'
import { COMPLAINT_KINDS } from '~/domain/complaintReasons'
import { complaintSpikes, paretoOf, weeksOf } from '~/domain/complaintPareto'
import { customerIdOf, maskText, sightOf } from '~/domain/customer'
import type { Instant } from '~/lib/zone'
import { sha256 } from '~/store/backup/digest'
import { complaintRow, complaintRows, readLimits } from '~/store/complaintRow'
import type { ComplaintDetail, ComplaintRow, ComplaintTrend, EvidenceState } from '~/store/complaintList'
import type { ComplaintCalls } from './complaintCalls'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'
import { qualityGoodsOf } from './shopQuality'
import { ticketsOf } from './shopTickets'
import { type TicketPeople, ticketPeople } from './ticketPeople'

type Calls = Pick<Handlers, keyof ComplaintCalls>

const WEEK_MS = 7 * 86_400_000
const MOST_ALIKE = 20

export function complaintHandlers(openShop: () => Promise<OpenShop>): Calls {
  return {
    async 'complaints.list'({ now }) {
      const open = await openShop()
      const [rows, { text, people }] = await Promise.all([complaintRows(open.db), seenBy(open)])
      return rows.sort((a, b) => b.openedAt - a.openedAt || (a.key < b.key ? -1 : 1)).map((row) => rowOf(row, now, text, people))
    },

    async 'complaints.get'({ key }) {
      const open = await openShop()
      const complaint = await complaintRow(open.db, key)
      return complaint ? detailOf(open, complaint) : null
    },

    async 'complaints.trend'({ weeks, kind, now }, { signal }) {
      const open = await openShop()
      const [all, { goods }] = await Promise.all([complaintRows(open.db), qualityGoodsOf(open, now)])
      signal.throwIfAborted()
      return trendOf(all, goods.shipped.at, { weeks, kind, now })
    },

    async 'complaints.limits'() {
      const open = await openShop()
      return readLimits(open.db, (await open.settings()).currency)
    },

    async 'complaints.verify'({ file }): Promise<EvidenceState> {
      const open = await openShop()
      const [row, blob] = await Promise.all([open.db.attachments.get(file), open.files.blob(file)])
      if (!row || !blob) return 'gone'
      if (row.sha256 === undefined) return 'unknown'
      return (await sha256(await blob.arrayBuffer())) === row.sha256 ? 'same' : 'changed'
    },
  }
}

/** What whoever looks may read. */
async function seenBy(open: OpenShop): Promise<{ text: (text: string) => string; people: TicketPeople; masked: boolean }> {
  const sight = sightOf(await open.role())
  return { text: sight.plain ? (plain) => plain : maskText, people: await ticketPeople(open, sight), masked: !sight.plain }
}

function rowOf(complaint: Complaint, now: Instant, text: (text: string) => string, people: TicketPeople): ComplaintRow {
  const { key, subject, buyer, order, sku, state, since, severity, kind, reason, upheld, owner, openedAt, closedAt, rounds } = complaint
  const due = dueOf(complaint)
  const asked = complaint.compensations?.filter((line) => line.state === 'asked').length ?? 0
  const checks = complaint.actions?.filter((action) => action.doneAt !== undefined && !action.check && action.checkAt <= now).length ?? 0
  const satisfaction = rounds.findLast(({ followUp }) => followUp?.satisfaction !== undefined)?.followUp?.satisfaction
  return {
    key,
    order,
    sku,
    state,
    since,
    severity,
    kind,
    reason,
    openedAt,
    asked,
    checks,
    rounds: rounds.length,
    subject: text(subject),
    buyerName: people.nameOf(buyer),
    overdue: isOverdue(complaint, now),
    ...(due === undefined ? {} : { dueAt: due }),
    ...(upheld === undefined ? {} : { upheld }),
    ...(owner === undefined ? {} : { owner }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(satisfaction === undefined ? {} : { satisfaction }),
  }
}

async function detailOf(open: OpenShop, { buyer, ...complaint }: Complaint): Promise<ComplaintDetail> {
  const [{ text, people, masked }, { columns }, all, settings] = await Promise.all([
    seenBy(open),
    ticketsOf(open),
    complaintRows(open.db),
    open.settings(),
  ])
  const row = columns.rowOf(complaint.key)
  const ticket = row === undefined ? undefined : columns.rowAt(row)
  const alike = all.filter(({ key, kind, sku }) => key !== complaint.key && kind === complaint.kind && sku === complaint.sku && sku !== '')
  const since = (at: Instant) => alike.filter(({ openedAt }) => openedAt > at).length
  return {
    complaint: { ...complaint, ...seenTexts(complaint, text) },
    customer: customerIdOf(buyer),
    buyerName: people.nameOf(buyer),
    masked,
    ticket: ticket
      ? { state: ticket.state, channel: ticket.channel, ...(ticket.assignee === undefined ? {} : { assignee: ticket.assignee }) }
      : null,
    limits: await readLimits(open.db, settings.currency),
    again: Object.fromEntries((complaint.actions ?? []).flatMap(({ key, doneAt }) => (doneAt === undefined ? [] : [[key, since(doneAt)]]))),
    alike: alike
      .sort((a, b) => b.openedAt - a.openedAt)
      .slice(0, MOST_ALIKE)
      .map(({ key, subject, openedAt }) => ({ key, subject: text(subject), openedAt })),
  }
}

/** Its texts as whoever looks may read them. */
function seenTexts(
  { subject, rounds, compensations, actions }: Omit<Complaint, 'buyer'>,
  text: (text: string) => string,
): Partial<Complaint> {
  return {
    subject: text(subject),
    rounds: rounds.map((round): ComplaintRound => ({
      ...round,
      done: round.done.map((step) => ({ ...step, said: text(step.said) })),
      ...(round.followUp && { followUp: { ...round.followUp, said: text(round.followUp.said) } }),
    })),
    ...(compensations && { compensations: compensations.map((line) => ({ ...line, note: text(line.note) })) }),
    ...(actions && {
      actions: actions.map((action) => ({
        ...action,
        text: text(action.text),
        ...(action.check && { check: { ...action.check, said: text(action.check.said) } }),
      })),
    }),
  }
}

function trendOf(
  all: readonly Complaint[],
  shippedAt: Float64Array,
  { weeks, kind, now }: { weeks: number; kind?: Complaint['kind'] | undefined; now: Instant },
): ComplaintTrend {
  const from = now - weeks * WEEK_MS
  const own = all.filter(({ openedAt }) => openedAt >= from && openedAt <= now)
  const first = all.reduce((least, { openedAt }) => Math.min(least, openedAt), now)
  return {
    bars: paretoOf(own),
    within: kind === undefined ? [] : paretoOf(own, kind),
    total: own.length,
    weeks: COMPLAINT_KINDS.flatMap((each) => {
      const counts = weeksOf(
        own.filter((complaint) => complaint.kind === each),
        weeks,
        now,
      )
      return counts.some((count) => count > 0) ? [{ kind: each, counts }] : []
    }),
    to: now,
    spikes: complaintSpikes(all, (start, end) => countIn(shippedAt, start, end), first, now),
  }
}

/** Parcels in [from, to), of times in order. */
function countIn(times: Float64Array, from: Instant, to: Instant): number {
  return placeOf(times, to) - placeOf(times, from)
}

/** The first place whose time is not before it. */
function placeOf(times: Float64Array, at: Instant): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle] < at) low = middle + 1
    else high = middle
  }
  return low
}
