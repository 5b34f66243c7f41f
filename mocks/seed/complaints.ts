import type { Complaint, ComplaintRound, Severity, StepDone, Upheld } from '~/domain/complaint'
import { kindOfReason } from '~/domain/complaint'
import { COMPLAINT_REASONS, type ComplaintKind } from '~/domain/complaintReasons'
import { COMPLAINT_STEPS, type ComplaintState, type ComplaintStep } from '~/domain/complaintWay'
import { isOver, type Ticket } from '~/domain/ticket'
import type { QualityCase } from '~/domain/quality'
import type { TaskRow } from '~/domain/work'
import { MENDED_DAYS } from './catalog'
import { Random } from './random'
import type { Simulated } from './simulate'
import { COMPLAINT_WORDS } from './complaintTexts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MOST = 40
const LATELY = 60 * DAY

/** What came of the complaints of the last two months, at every step of the way; some overdue, some in their second round. */
export function complaintsOf(shop: Simulated, tickets: readonly Ticket[]): Complaint[] {
  const random = Random.of(shop.seed, 'complaints')
  const { now } = shop.calendar
  const own = tickets.filter(({ queue, createdAt, mergedInto }) => queue === 'complaints' && createdAt > now - LATELY && !mergedInto)
  const open = own.filter((ticket) => !isOver(ticket))
  const over = own.filter(isOver).slice(open.length - MOST)
  return [...over, ...open].map((ticket, place) => complaintOf(shop, ticket, random, place))
}

const OPEN_STATES = ['record', 'investigate', 'plan', 'carryOut', 'feedBack', 'confirm'] as const satisfies readonly ComplaintStep[]

function complaintOf(shop: Simulated, ticket: Ticket, random: Random, place: number): Complaint {
  const { now } = shop.calendar
  const { key, subject, buyer, order, sku, createdAt, priority, assignee = 'agent-3' } = ticket
  const kind = kindOfReason(ticket.reason)
  const severity: Severity = priority === 'urgent' ? 'critical' : priority === 'high' ? 'major' : 'minor'
  const ended = ticket.solvedAt ?? now
  const settled = isOver(ticket)
  const again = settled && place % 9 === 4
  const state: ComplaintState = settled ? (ended > now - 4 * DAY ? 'followUp' : 'closed') : OPEN_STATES[place % OPEN_STATES.length]
  const upheld: Upheld = random.chance(0.72) ? 'yes' : random.chance(0.5) ? 'partly' : 'no'
  const writer = new Steps(shop, { ticket, kind, severity, upheld, who: assignee, random })
  // The latest round ends where the complaint stands.
  const middle = createdAt + (ended - createdAt) * 0.45
  const rounds: ComplaintRound[] = again
    ? [writer.round(createdAt, middle, 'closed', 0, 1 + random.below(2)), writer.round(middle, ended, state, 2)]
    : [writer.round(createdAt, ended, state, 0)]
  const { done, followUp } = rounds[rounds.length - 1]
  const since = followUp?.at ?? done.at(-1)?.at ?? createdAt
  const plan = done.find((each) => each.step === 'plan')
  const all = rounds.flatMap((round) => round.done)
  const found = all.findLast((step) => step.step === 'investigate')
  const recorded = all.find((step) => step.step === 'record')
  return {
    key,
    subject,
    buyer,
    order,
    sku,
    openedAt: createdAt,
    openedBy: assignee,
    state,
    since,
    severity,
    kind,
    reason: recorded?.reason ?? '',
    ...(found && { upheld: found.upheld, cause: found.cause }),
    owner: plan?.owner ?? assignee,
    ...(plan && { dueAt: plan.dueAt }),
    ...(state === 'closed' ? { closedAt: since } : {}),
    rounds,
    ...actionsOf(shop, { place, since, key, closed: state === 'closed' }),
  }
}

interface About {
  ticket: Ticket
  kind: ComplaintKind
  severity: Severity
  upheld: Upheld
  who: string
  random: Random
}

class Steps {
  readonly #words: (typeof COMPLAINT_WORDS)['zh']

  constructor(
    readonly shop: Simulated,
    readonly about: About,
  ) {
    this.#words = COMPLAINT_WORDS[shop.words.shop.currency === 'CNY' ? 'zh' : 'en']
  }

  /** From a moment to another, up to the step that is to be done; `first`: the place of the step that it begins with. */
  round(from: number, to: number, state: ComplaintState, first: number, unhappy?: number): ComplaintRound {
    const at = COMPLAINT_STEPS.findIndex((step) => step === state)
    const steps = COMPLAINT_STEPS.slice(first, at < 0 ? undefined : Math.max(first, at))
    const closed = state === 'closed'
    const part = (to - from) / (steps.length + (closed ? 1 : 0) || 1)
    const done = steps.map((step, i) => this.#step(step, Math.floor((from + part * (i + (closed ? 1 : 0.8))) / 1000) * 1000))
    if (!closed) return { openedAt: from, done }
    const { random, who } = this.about
    const satisfaction = unhappy ?? (random.chance(0.12) ? undefined : random.whole(3, 5))
    const said = unhappy === undefined ? this.#words.fine : this.#words.again
    return {
      openedAt: from,
      done,
      followUp: { at: Math.floor(to / 1000) * 1000, who, ...(satisfaction === undefined ? {} : { satisfaction }), said },
    }
  }

  #step(step: ComplaintStep, at: number): StepDone {
    const { ticket, kind, severity, upheld, who, random } = this.about
    const said = random.pick(this.#words[step])
    if (step === 'confirm') return { step, said, at, who, by: ticket.channel, severity }
    if (step === 'record')
      return { step, said, at, who, kind, reason: random.pick(COMPLAINT_REASONS[kind]), wish: random.pick(['refund', 'replacement', 'compensation', 'apology'] as const), order: ticket.order, sku: ticket.sku } // prettier-ignore
    if (step === 'investigate') return { step, said, at, who, upheld, cause: upheld === 'no' ? 'customer' : kind === 'logistics' ? 'carrier' : kind === 'quality' ? random.pick(['goods', 'supplier'] as const) : random.pick(['service', 'packing', 'listing'] as const) } // prettier-ignore
    if (step === 'plan') return { step, said, at, who, owner: who, dueAt: at + 2 * DAY }
    if (step === 'carryOut') return { step, said, at, who, as: random.chance(0.85) ? 'planned' : 'partly' }
    return { step, said, at, who, by: ticket.channel, took: random.chance(0.85) ? 'accepted' : 'noWord' }
  }
}

/** Of some, what is done so that it does not happen again; one of them is to be looked at. */
function actionsOf(
  { calendar: { now }, words }: Simulated,
  { place, since, key, closed }: { place: number; since: number; key: string; closed: boolean },
): Pick<Complaint, 'actions'> {
  if (!closed || place % 6 !== 1) return {}
  const text = COMPLAINT_WORDS[words.shop.currency === 'CNY' ? 'zh' : 'en'].action
  const dueAt = since + 5 * DAY
  const doneAt = dueAt - DAY
  return {
    actions: [{ key: `${key}-action`, text, owner: 'operator-1', dueAt, checkAt: dueAt + 9 * DAY, ...(doneAt < now ? { doneAt } : {}) }],
  }
}

const QUALITY_TASK = 'task-quality-1'

/** What a case of quality led to, done by now. */
export function qualityTasksOf({ words }: Simulated, cases: readonly QualityCase[]): TaskRow[] {
  const title = COMPLAINT_WORDS[words.shop.currency === 'CNY' ? 'zh' : 'en'].task
  return cases.map(({ product, openedAt, openedBy }) => ({
    key: QUALITY_TASK,
    title,
    on: `listing/${product}`,
    assignee: 'operator-2',
    createdAt: openedAt,
    createdBy: openedBy,
    doneAt: openedAt + 3 * DAY,
  }))
}

/** The bad batch that was found and ended: a case of months ago, so that what it did can be seen. */
export function qualityCasesOf({ catalog, calendar, table: { lines, orders }, words }: Simulated): QualityCase[] {
  const mended = catalog.goods.find(({ spoiltTo }) => spoiltTo < Infinity)
  if (!mended) return []
  const openedAt = calendar.startOf(calendar.today - MENDED_DAYS) + 10 * HOUR
  const from = openedAt - 90 * DAY
  const sold = mended.product.skus.map(({ code }) => {
    const at = lines.sku.values.indexOf(code)
    return { code, units: unitsOf({ lines, orders }, at, from, openedAt) }
  })
  const [best] = sold.sort((a, b) => b.units.units - a.units.units || (a.code < b.code ? -1 : 1))
  if (best.units.units === 0) return []
  const { units, cases } = best.units
  const texts = COMPLAINT_WORDS[words.shop.currency === 'CNY' ? 'zh' : 'en']
  return [
    {
      key: 'quality-1',
      by: 'sku',
      of: best.code,
      sku: best.code,
      product: mended.product.key,
      openedAt,
      openedBy: 'operator-1',
      proof: {
        sign: 'any',
        reason: '',
        from,
        to: openedAt,
        now: { units, cases },
        usual: { units: units * 3, cases: Math.max(1, Math.round(units * 3 * mended.returns)) },
        against: 'past',
        odds: 1e-5,
      },
      task: QUALITY_TASK,
      note: texts.quality,
      mendedAt: openedAt,
    },
  ]
}

/** Units of a SKU that were shipped between two moments, and how many orders of them gave money back on that line. */
function unitsOf({ lines, orders }: Pick<Simulated['table'], 'lines' | 'orders'>, sku: number, from: number, to: number) {
  let [units, cases] = [0, 0]
  for (let order = 0; order < orders.count; order++) {
    if (!(orders.shippedAt[order] >= from && orders.shippedAt[order] < to)) continue
    let own = 0
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++)
      if (lines.sku.codes[line] === sku) own += lines.quantity[line]
    if (own === 0) continue
    units += own
    if (orders.refundStart[order + 1] > orders.refundStart[order]) cases++
  }
  return { units, cases }
}
