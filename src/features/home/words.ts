import type { HomeItem } from '~/domain/homeItem'
import { toDecimal } from '~/domain/money'
import { TICKET_QUEUES } from '~/domain/ticket'
import { recordText } from '~/features/shared/recordLink'
import type { Translate } from '~/lib/i18n'
import { zoneOf, type Day, type Instant } from '~/lib/zone'
import type { Format } from '~/ui/format'
import type { messages } from './messages'

type T = Translate<(typeof messages)['zh']>

/** How sentences are written. */
export interface Writing {
  t: T
  format: Format
  /** BCP 47. */
  locale: string
  zone: string
  currency: string
  now: Instant
}

/** An item in words: what waits, and why it is here, in numbers. */
export interface ItemWords {
  what: string
  why: string
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export function wordsOf(item: HomeItem, writing: Writing): ItemWords {
  switch (item.kind) {
    case 'lowStock':
      return lowStock(item, writing)
    case 'listingErrors':
      return listingErrors(item, writing)
    case 'listingInReview':
      return listingInReview(item, writing)
    case 'promotionOffPlan':
      return promotionOffPlan(item, writing)
    case 'promotionWaits':
      return promotionWaits(item, writing)
    case 'ticketDue':
      return ticketDue(item, writing)
    case 'ticketMention':
      return ticketMention(item, writing)
    case 'returnDue':
      return returnDue(item, writing)
    case 'complaintDue':
      return complaintDue(item, writing)
    case 'compensationAsked':
      return compensationAsked(item, writing)
    case 'qualitySpike':
      return qualitySpike(item, writing)
    case 'task':
      return task(item, writing)
    case 'importFailed':
      return importFailed(item, writing)
    case 'importRefused':
      return importRefused(item, writing)
    case 'backupOld':
      return backupOld(item, writing)
  }
}

const text = ({ facts }: HomeItem, name: string): string => String(facts[name] ?? '')
const number = ({ facts }: HomeItem, name: string): number => Number(facts[name] ?? 0)
/** Parts of a reason; what is empty is left out. */
const reasons = (...parts: string[]): string => parts.filter(Boolean).join(' · ')

/** 22 Nov 14:30, in the shop's zone. */
export function momentText(at: Instant, writing: Writing): string {
  return `${dayText(at, writing)} ${clockText(at, writing)}`
}

const clockText = (at: Instant, { locale, zone }: Writing): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at)

const dayIn = (at: Instant, { zone }: Writing): Day => zoneOf(zone).dayOf(at)
const dayText = (at: Instant, writing: Writing): string => writing.format.dayShort(dayIn(at, writing))

/** A stretch of time at the size that matters: 40 minutes, 3 hours, 2 days. */
function stretch(ms: number, { t }: Writing): string {
  if (ms < HOUR_MS) return t('minutes', { count: Math.max(1, Math.round(ms / MINUTE_MS)) })
  return ms < 2 * DAY_MS ? t('hours', { count: Math.round(ms / HOUR_MS) }) : t('days', { count: Math.floor(ms / DAY_MS) })
}

function lowStock(item: HomeItem, writing: Writing): ItemWords {
  const { t } = writing
  const [title, sku] = [text(item, 'title'), text(item, 'sku')]
  const [left, at, sold] = [number(item, 'left'), number(item, 'reorderAt'), number(item, 'sold')]
  const pace = left > 0 && sold > 0 ? t('lowStock.soldCover', { sold, cover: number(item, 'cover') }) : t('lowStock.sold', { sold })
  if (item.facts.alert === 'surge' || item.facts.alert === 'unsellable') return unusualStock(item, writing)
  if (item.facts.alert === 'over')
    return { what: t('lowStock.much', { title, left }), why: reasons(sku, t('lowStock.muchWhy', { cover: number(item, 'cover'), sold })) }
  const what =
    left > 0 ? t('lowStock.left', { title, left }) : left === 0 ? t('lowStock.out', { title }) : t('lowStock.over', { title, over: -left })
  return { what, why: reasons(sku, t('lowStock.reorderAt', { at }), pace, coming(item, writing)) }
}

/** What sells faster than it used to, and what is listed and cannot be bought. */
function unusualStock(item: HomeItem, writing: Writing): ItemWords {
  const { t } = writing
  const [title, sku] = [text(item, 'title'), text(item, 'sku')]
  if (item.facts.alert === 'unsellable')
    return {
      what: t('lowStock.unsellable', { title }),
      why: reasons(sku, t(item.facts.why === 'noPrice' ? 'lowStock.noPrice' : 'lowStock.gone')),
    }
  const [recent, usual, left] = [number(item, 'recent'), number(item, 'usual'), number(item, 'left')]
  return { what: t('lowStock.surge', { title }), why: reasons(sku, t('lowStock.surgeWhy', { recent, usual, left }), coming(item, writing)) }
}

/** What was ordered from the supplier, and when it comes. */
function coming(item: HomeItem, writing: Writing): string {
  const { t, now } = writing
  const [incoming, arrivesAt] = [number(item, 'incoming'), number(item, 'arrivesAt')]
  if (incoming <= 0) return t('lowStock.noIncoming')
  if (arrivesAt === 0) return t('lowStock.incoming', { incoming })
  const isLate = dayIn(arrivesAt, writing) < dayIn(now, writing)
  return t(isLate ? 'lowStock.late' : 'lowStock.arrives', { incoming, day: dayText(arrivesAt, writing) })
}

function listingErrors(item: HomeItem, { t }: Writing): ItemWords {
  return {
    what: t('listingErrors.what', { title: text(item, 'title'), count: number(item, 'count') }),
    why: t('listingErrors.why', { words: text(item, 'words') }),
  }
}

function listingInReview(item: HomeItem, writing: Writing): ItemWords {
  const { t, now } = writing
  const since = number(item, 'since')
  return {
    what: t('listingInReview.what', { title: text(item, 'title') }),
    why: t('listingInReview.why', { day: dayText(since, writing), waited: stretch(now - since, writing), count: number(item, 'skus') }),
  }
}

function promotionOffPlan(item: HomeItem, writing: Writing): ItemWords {
  const { t, format, currency } = writing
  const money = (name: string) => format.moneyShort(toDecimal(number(item, name), currency), currency)
  return {
    what: t('promotionOffPlan.what', { name: text(item, 'name'), part: format.percent(number(item, 'part'), 0) }),
    why: t('promotionOffPlan.why', {
      count: number(item, 'orders'),
      gmv: money('gmv'),
      planned: money('planned'),
      expected: money('expected'),
      day: dayText(number(item, 'to') - 1, writing),
    }),
  }
}

function promotionWaits(item: HomeItem, writing: Writing): ItemWords {
  const { t, now } = writing
  const name = text(item, 'name')
  const since = number(item, 'since')
  switch (item.facts.step) {
    case 'review':
      return {
        what: t('promotionWaits.review', { name }),
        why: t('promotionWaits.reviewWhy', {
          day: dayText(since, writing),
          waited: stretch(now - since, writing),
          from: momentText(number(item, 'from'), writing),
        }),
      }
    case 'schedule':
      return {
        what: t('promotionWaits.schedule', { name }),
        why: t('promotionWaits.scheduleWhy', { from: momentText(number(item, 'from'), writing) }),
      }
    default:
      return { what: t('promotionWaits.judge', { name }), why: t('promotionWaits.judgeWhy', { day: dayText(since - 1, writing) }) }
  }
}

function ticketDue(item: HomeItem, writing: Writing): ItemWords {
  const { t, now } = writing
  const queue = TICKET_QUEUES.find((each) => each === item.facts.queue)
  const due = item.dueAt ?? now
  const name = queue ? t(`queue.${queue}`) : ''
  const isSolving = item.facts.of === 'resolution'
  const when =
    due < now
      ? t(isSolving ? 'ticketDue.unsolved' : 'ticketDue.late', { queue: name, by: stretch(now - due, writing) })
      : t(isSolving ? 'ticketDue.toSolve' : 'ticketDue.soon', { queue: name, in: stretch(due - now, writing) })
  return { what: text(item, 'subject'), why: reasons(when, number(item, 'urgent') > 0 ? t('ticketDue.urgent') : '', orderOf(item)) }
}

const RETURN_STEPS = ['decide', 'receive', 'inspect', 'settle', 'refund', 'close'] as const

function returnDue(item: HomeItem, writing: Writing): ItemWords {
  const { t, now } = writing
  const step = t(`returnDue.${RETURN_STEPS.find((each) => each === item.facts.step) ?? 'receive'}`)
  const due = item.dueAt ?? now
  const when =
    due < now
      ? t('returnDue.late', { step, by: stretch(now - due, writing) })
      : t('returnDue.soon', { step, in: stretch(due - now, writing) })
  return { what: t('returnDue.what', { key: text(item, 'key') }), why: reasons(when, orderOf(item)) }
}

const STEPS = ['confirm', 'record', 'investigate', 'plan', 'carryOut', 'feedBack', 'followUp', 'check'] as const

function complaintDue(item: HomeItem, writing: Writing): ItemWords {
  const { t, now } = writing
  const step = t(`complaintDue.${STEPS.find((each) => each === item.facts.step) ?? 'check'}`)
  const due = item.dueAt ?? now
  const why =
    due < now
      ? t('complaintDue.late', { step, by: stretch(now - due, writing) })
      : t('complaintDue.soon', { step, in: stretch(due - now, writing) })
  return { what: text(item, 'subject'), why }
}

function compensationAsked(item: HomeItem, writing: Writing): ItemWords {
  const { t, now } = writing
  return {
    what: t('compensationAsked.what', { subject: text(item, 'subject') }),
    why: t(item.facts.role === 'owner' ? 'compensationAsked.owner' : 'compensationAsked.why', {
      waited: stretch(now - number(item, 'since'), writing),
    }),
  }
}

function qualitySpike(item: HomeItem, { t, format }: Writing): ItemWords {
  const [units, count] = [number(item, 'units'), number(item, 'count')]
  return {
    what: t('qualitySpike.what', { title: text(item, 'title') }),
    why: reasons(
      text(item, 'sku'),
      t('qualitySpike.why', {
        count,
        units,
        rate: format.percent(units === 0 ? 0 : count / units),
        usual: format.percent(number(item, 'usual')),
      }),
    ),
  }
}

function ticketMention(item: HomeItem, { t }: Writing): ItemWords {
  const [who, said] = [text(item, 'who'), text(item, 'said')]
  return { what: text(item, 'subject'), why: who === '' ? t('ticketMention.nobody', { said }) : t('ticketMention.why', { who, said }) }
}

const orderOf = (item: HomeItem): string => (item.facts.order ? recordText(`order/${text(item, 'order')}`) : '')

function task(item: HomeItem, writing: Writing): ItemWords {
  const { t } = writing
  return {
    what: text(item, 'title'),
    why: reasons(
      taskDue(item, writing),
      item.on ? t('task.on', { record: recordText(item.on) }) : '',
      item.assignee === undefined ? t('task.nobody') : '',
    ),
  }
}

function taskDue({ dueAt }: HomeItem, writing: Writing): string {
  const { t, now } = writing
  if (dueAt === undefined) return t('task.open')
  if (dueAt < now) return t('task.late', { by: stretch(now - dueAt, writing) })
  // The end of a day is the last moment of it.
  if (dayIn(dueAt - 1, writing) !== dayIn(now, writing)) return t('task.later', { day: dayText(dueAt - 1, writing) })
  return t('task.today', { time: dayIn(dueAt, writing) === dayIn(now, writing) ? clockText(dueAt, writing) : '24:00' })
}

/** Kinds of refusals and errors that say what to do; all others only say that it was not finished. */
const FAILURES: Record<string, 'failure.full' | 'failure.file' | 'failure.stale'> = {
  noRoom: 'failure.full',
  full: 'failure.full',
  stale: 'failure.stale',
  empty: 'failure.file',
  headerOnly: 'failure.file',
  binary: 'failure.file',
  tooLarge: 'failure.file',
  wrongEncoding: 'failure.file',
  openQuote: 'failure.file',
  badArchive: 'failure.file',
  badSheet: 'failure.file',
}

function importFailed(item: HomeItem, writing: Writing): ItemWords {
  const { t } = writing
  const why = t(FAILURES[text(item, 'why')] ?? 'failure.other')
  const times = number(item, 'times')
  const time = momentText(number(item, 'at'), writing)
  return {
    what: t('importFailed.what', { file: text(item, 'fileName') }),
    why: times > 1 ? t('importFailed.times', { time, times, why }) : t('importFailed.why', { time, why }),
  }
}

function importRefused(item: HomeItem, writing: Writing): ItemWords {
  const { t } = writing
  return {
    what: t('importRefused.what', { file: text(item, 'fileName'), count: number(item, 'rows') }),
    why: t('importRefused.why', { time: momentText(number(item, 'at'), writing), orders: number(item, 'orders') }),
  }
}

function backupOld(item: HomeItem, { t }: Writing): ItemWords {
  const count = number(item, 'changes')
  if (item.facts.days === undefined) return { what: t('backupOld.none'), why: t('backupOld.whyNone', { count }) }
  return { what: t('backupOld.what', { days: number(item, 'days') }), why: t('backupOld.why', { count }) }
}
