import type { BusinessCalendar, BusinessInterval, Desk, SlaPolicy } from '~/domain/desk'
import { lunarNewYear } from './calendar'
import { formatDay } from '~/lib/zone'
import { AGENTS } from './team'
import type { Simulated } from './simulate'

const HOUR = 60

/** How the demo shop's desk works: hours, targets, and who takes what. */
export function deskOf(shop: Pick<Simulated, 'calendar' | 'words'>): Desk {
  const isZh = shop.words.shop.currency === 'CNY'
  const name = (zh: string, en: string) => (isZh ? zh : en)
  const policy = (key: string, text: string, rest: Omit<SlaPolicy, 'key' | 'name' | 'calendar'>): SlaPolicy => ({
    key,
    name: text,
    calendar: 'desk',
    ...rest,
  })
  return {
    key: 'shop',
    calendars: [hoursOf(shop)],
    policies: [
      policy('disputes', name('平台介入', 'Marketplace claims'), {
        queues: ['disputes'],
        within: { first: 2 * HOUR, next: 16 * HOUR, resolution: 24 * HOUR },
        warn: 60,
        escalateTo: 'operator-1',
      }),
      policy('urgent', name('紧急', 'Urgent'), {
        priorities: ['urgent'],
        within: { first: 1 * HOUR, next: 2 * HOUR, resolution: 4 * HOUR },
        warn: 30,
        escalateTo: 'operator-1',
      }),
      policy('chat', name('在线咨询', 'Live chat'), {
        channels: ['chat'],
        within: { first: 15, next: 1.5 * HOUR, resolution: 5 * HOUR },
        warn: 5,
      }),
      policy('all', name('其余工单', 'Everything else'), {
        within: { first: 4 * HOUR, next: 6 * HOUR, resolution: 12 * HOUR },
        warn: 60,
      }),
    ],
    agents: [
      { person: AGENTS[0], queues: ['preSale', 'inSale'], most: 25 },
      { person: AGENTS[1], queues: ['inSale', 'afterSale', 'returns'], most: 25 },
      { person: AGENTS[2], queues: ['afterSale', 'complaints', 'disputes', 'reviews'], most: 20 },
    ],
    autoAssign: true,
    closeAfter: 7,
    ownMacros: true,
  }
}

/** zh: two shifts with a lunch break, seven days a week; en: weekdays, and a short Saturday. */
function hoursOf({ calendar: { first, count }, words }: Pick<Simulated, 'calendar' | 'words'>): BusinessCalendar {
  const isZh = words.shop.currency === 'CNY'
  const at = (from: number, to: number): BusinessInterval => ({ from: from * HOUR, to: to * HOUR })
  const week = isZh
    ? Array.from({ length: 7 }, () => [at(9, 12), at(13, 22)])
    : [...Array.from({ length: 5 }, () => [at(8, 12), at(12.5, 18)]), [at(10, 15)], []]
  const days = isZh ? newYearsOf(first, count) : []
  return { key: 'desk', name: isZh ? '客服上班时间' : 'Support hours', zone: words.shop.zone, week, days }
}

/** The days around the New Year by the moon, with one short shift. */
function newYearsOf(first: number, count: number): BusinessCalendar['days'] {
  const years = [...new Set([first, first + count, first + count + 365].map((day) => Number(formatDay(day).slice(0, 4))))]
  return years.flatMap((year) => {
    const eve = lunarNewYear(year) - 1
    return [0, 1, 2, 3].map((after) => ({ day: formatDay(eve + after), name: '春节值班', intervals: [{ from: 10 * HOUR, to: 16 * HOUR }] }))
  })
}
