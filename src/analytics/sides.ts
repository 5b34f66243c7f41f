import { type Calendar, startOfGrain } from '~/domain/calendar'
import type { Day } from '~/lib/zone'
import { nameOfDay } from './days'
import { WEEKDAYS } from './filter'
import type { GrainAnswer, GrainAsk, GrainSource, ReviewSums, SideName, Sides, SpendSums, StockSums, TicketSums, VisitSums } from './grains'
import { ABSENT, type SideAnswers, type SideMeasure, type SideMeasures } from './metrics/computation'
import { weekdayAt } from './pick'
import { type Grouping, isTime } from './query'

type AllSums = { visits: VisitSums; spend: SpendSums; stock: StockSums; tickets: TicketSums; reviews: ReviewSums }

/** What the grains answer to one question; absent where no metric asked. */
type Answers = { [N in SideName]?: GrainAnswer<AllSums[N]> }

/** A row that a grain has nothing of. */
const NOTHING: AllSums = {
  visits: { sessions: 0, visitors: 0, visitorDays: false, views: 0, carts: 0, checkouts: 0, paid: 0, cartsPaid: 0, buyers: 0 },
  spend: { spend: 0, impressions: 0, clicks: 0, attributedNet: 0, attributedCosted: 0, attributedContribution: 0, newBuyers: 0 },
  stock: {
    days: 0,
    opening: 0,
    received: 0,
    sold: 0,
    closing: 0,
    soldCosted: 0,
    closingCosted: 0,
    closingCost: 0,
    averageCost: 0,
    cogs: 0,
    sellable: 0,
    dailyUnits: 0,
    out: 0,
    onSale: 0,
    active: 0,
  },
  tickets: {
    opened: 0,
    firstResponses: [],
    firstGross: [],
    resolutions: [],
    resolutionsGross: [],
    ratings: 0,
    goodRatings: 0,
    solved: 0,
    reopened: 0,
    everSolved: 0,
    targets: { first: { due: 0, met: 0 }, next: { due: 0, met: 0 }, resolution: { due: 0, met: 0 } },
    waiting: [],
    complained: 0,
    shipped: 0,
  },
  reviews: { reviews: 0, stars: 0 },
}

/** Puts a question to the grains of these names. */
export function askSides(sides: Sides | undefined, names: readonly SideName[], question: Omit<GrainAsk, 'dayKey'>): SideAnswers {
  const ask: GrainAsk = { ...question, dayKey: (grain, day) => dayKey(question.calendar, grain, day) }
  const answers: Answers = {}
  const put = <N extends SideName>(name: N, source: GrainSource<AllSums[N]> | undefined) => {
    const answer: GrainAnswer<AllSums[N]> = source ? source.sum(ask) : ABSENT[name]
    Object.assign(answers, { [name]: answer })
  }
  for (const name of names) {
    if (name === 'visits') put(name, sides?.visits)
    else if (name === 'spend') put(name, sides?.spend)
    else if (name === 'stock') put(name, sides?.stock)
    else if (name === 'tickets') put(name, sides?.tickets)
    else put(name, sides?.reviews)
  }
  return { of: (key) => measuresOf(answers, key), keys: () => keysOf(answers) }
}

/** Key of the group that a day falls into. */
function dayKey(calendar: Calendar, by: Grouping, day: Day): string {
  if (isTime(by)) return nameOfDay(startOfGrain(by, day, calendar))
  return by === 'weekday' ? WEEKDAYS[weekdayAt(day)] : ''
}

const measuresOf = (answers: Answers, key: string | undefined): SideMeasures => ({
  visits: measureOf('visits', answers.visits, key),
  spend: measureOf('spend', answers.spend, key),
  stock: measureOf('stock', answers.stock, key),
  tickets: measureOf('tickets', answers.tickets, key),
  reviews: measureOf('reviews', answers.reviews, key),
})

function measureOf<N extends SideName>(
  name: N,
  answer: GrainAnswer<AllSums[N]> | undefined,
  key: string | undefined,
): SideMeasure<AllSums[N]> {
  if (!answer?.ok) return answer ?? ABSENT[name]
  return { ok: true, sums: key === undefined ? answer.total : (answer.rows.get(key) ?? NOTHING[name]) }
}

function keysOf(answers: Answers): Set<string> {
  const keys = new Set<string>()
  for (const answer of Object.values(answers)) if (answer.ok) for (const key of answer.rows.keys()) keys.add(key)
  return keys
}
