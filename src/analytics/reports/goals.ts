import type { DataRange, Figure, Filters, KpiQuery, Scope } from '~/analytics/query'
import type { GoalDay, GoalsAnswer, GoalsAsk, GoalStanding } from '~/analytics/reports/goalTypes'
import type { Calendar } from '~/domain/calendar'
import { type Goal, type GoalPart, goalOf, isAdditive, isLevel, splitAmong, splitGoal } from '~/domain/goal'
import { coversFor, GOAL_COVERS, isOfTickets, isTold } from '~/domain/goalCover'
import { definitionOf } from '~/domain/metric'
import type { Day, Instant, Zone } from '~/lib/zone'
import { closersOf, type Pace } from './goalClosers'
import { DayShape, shapeOf } from './goalShape'
import type { AskKpi } from './move'

/** What a shop knows of its goals besides its orders. */
export interface GoalRecords {
  version: number
  goals: readonly Goal[]
  zone: Zone
  calendar: Calendar
  /** Amounts that make one unit of the currency. */
  unit: number
  /** undefined in an empty shop. */
  range: DataRange | undefined
  /** Categories at the top. */
  categories: { key: string; name: string }[]
  nameOf(goal: Goal): string
  coversOf(goal: Goal): GoalStanding['covers']
  /** Keys of the products that a person owns. */
  productsOf(person: string): readonly string[]
  /** The engine over the tickets that these people hold. */
  ticketsOf(people: readonly string[]): AskKpi
}

/** Goals are of the whole shop: all that is sold counts. */
const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }

/**
 * How each goal stands: what is reached asks the engine, the pace line follows the same days of last year where all of them have data, and is even else.
 * Both are as of now, but never after the newest order (metrics.md R8), to the part of the day that is over.
 */
export async function standGoals(ask: GoalsAsk, records: GoalRecords, askKpi: AskKpi): Promise<GoalsAnswer> {
  const { goals, categories, version, range } = records
  const asOf = Math.min(ask.now, range?.newest ?? ask.now)
  const stand = new Standing(records, asOf, askKpi)
  const chosen = goals.filter(({ from, to }) => to > (ask.from ?? -Infinity) && from < (ask.to ?? Infinity))
  const standings: GoalStanding[] = []
  // One after another: each is quick, and an abort is heard in between.
  for (const goal of chosen.toSorted((a, b) => a.from - b.from || b.to - a.to || (a.key < b.key ? -1 : 1)))
    standings.push(await stand.of(goal))
  const lined = goals.find(({ key }) => key === ask.line)
  const cut = goals.find(({ key }) => key === ask.split?.goal)
  return {
    version,
    asOf,
    goals: standings,
    categories,
    ...(lined ? { line: await stand.line(lined) } : {}),
    ...(cut && ask.split ? { split: await stand.split(cut, ask.split.into) } : {}),
  }
}

const isMoney = ({ metric }: Goal) => definitionOf(metric).unit === 'money'

/** Who owns nothing has sold nothing: no product has this key. */
const NO_PRODUCT = '\u0000'

/** What tells the goal's rows from all others; undefined: nothing does. */
function filtersOf(goal: Goal, { productsOf }: Pick<GoalRecords, 'productsOf'>): Filters | undefined {
  const of = goalOf(goal)
  if (of.kind === 'shop') return {}
  if (of.kind === 'category') return { category: [of.key] }
  if (!isTold(goal)) return undefined
  const covers = coversFor(goal.metric, of.kind, of.covers ?? {}) ?? {}
  const filters: Filters = {}
  for (const name of GOAL_COVERS) if (covers[name]) filters[name] = covers[name]
  return of.kind === 'person' && covers.owned ? { ...filters, product: [NO_PRODUCT, ...productsOf(of.key)] } : filters
}

/** Who holds the tickets that the goal is of; undefined: it is of all, or of none. */
function holdersOf({ metric, of }: Goal): readonly string[] | undefined {
  if (!isOfTickets(metric) || (of?.kind !== 'person' && of?.kind !== 'team')) return undefined
  return of.kind === 'person' ? [of.key] : of.covers?.people
}

class Standing {
  readonly #today: Day
  /** Share of today that is over. */
  readonly #over: number

  constructor(
    readonly records: GoalRecords,
    asOf: Instant,
    readonly ask: AskKpi,
  ) {
    const { zone } = records
    this.#today = zone.dayOf(asOf)
    const [start, end] = [zone.startOfDay(this.#today), zone.startOfDay(this.#today + 1)]
    this.#over = Math.min(1, Math.max(0, (asOf - start) / (end - start)))
  }

  async of(goal: Goal): Promise<GoalStanding> {
    const target = isMoney(goal) ? goal.target / this.records.unit : goal.target
    const covers = this.records.coversOf(goal)
    const reached = await this.#reached(goal)
    const daysLeft = Math.max(0, goal.to - Math.max(this.#today, goal.from))
    const level = isLevel(goal.metric)
    const shape = level ? undefined : await this.#shape(goal)
    const share = shape?.shareBefore(this.#today, this.#over) ?? 1
    const pace: Pace = { goal, target, daysLeft, reached: reached.value, share, projected: projectedOf(reached, share, level, daysLeft) }
    return {
      goal,
      label: this.records.nameOf(goal),
      ...(covers ? { covers } : {}),
      target,
      reached,
      expected: target * share,
      projected: pace.projected,
      gap: target - (reached.value ?? 0),
      daysLeft,
      pace: shape?.like ?? 'even',
      closers: await closersOf(pace, (metrics, window) => this.#figures(goal, metrics, window), {
        from: this.#first(goal),
        today: this.#today,
      }),
    }
  }

  /** Figures of the goal's rows in a window. */
  async #figures(goal: Goal, metrics: KpiQuery['metrics'], { from, to }: { from: Day; to: Day }, scope = SCOPE) {
    const people = holdersOf(goal)
    const ask = people ? this.records.ticketsOf(people) : this.ask
    const { totals } = await ask({ metrics, from, to, scope, filters: filtersOf(goal, this.records) ?? {} })
    return totals
  }

  async #reached(goal: Goal): Promise<Figure> {
    if (!filtersOf(goal, this.records)) return { value: null, why: 'notSplit' }
    if (goal.from > this.#today || !this.records.range) return { value: null, why: 'notYet' }
    const window = { from: goal.from, to: Math.min(goal.to, this.#today + 1) }
    return (await this.#figures(goal, [goal.metric], window))[goal.metric] ?? { value: null, why: 'notSplit' }
  }

  /** First day with data in the goal's window. */
  #first(goal: Pick<Goal, 'from'>): Day {
    return Math.max(goal.from, this.records.range?.first ?? goal.from)
  }

  #shape(goal: Goal): Promise<DayShape> {
    const filters = filtersOf(goal, this.records)
    if (!filters) return Promise.resolve(new DayShape(goal.from, new Float64Array(goal.to - goal.from)))
    return shapeOf(goal, filters, { scope: SCOPE, first: this.records.range?.first, today: this.#today }, this.ask)
  }

  /** Day by day; empty for figures that are not added up from days. */
  async line(goal: Goal): Promise<GoalDay[]> {
    const filters = filtersOf(goal, this.records)
    if (!isAdditive(goal.metric) || !filters) return []
    const shape = await this.#shape(goal)
    const standing = await this.of(goal)
    const to = Math.min(goal.to, this.#today + 1)
    const rows =
      to > goal.from ? (await this.ask({ metrics: [goal.metric], from: goal.from, to, scope: SCOPE, filters, by: 'day' })).rows : []
    const scale = isMoney(goal) ? this.records.unit : 1
    let sum = 0
    return Array.from({ length: goal.to - goal.from }, (_, i): GoalDay => {
      const day = goal.from + i
      const figure = rows?.[i]?.figures[goal.metric]
      // Whole units are added up, so that the last day stands where the goal does.
      sum += Math.round((figure?.value ?? 0) * scale)
      const share = shape.shareBefore(day, 1)
      return {
        day,
        pace: standing.target * share,
        reached: day <= this.#today ? sum / scale : null,
        // It begins where the other line ends.
        projected:
          day >= this.#today && standing.projected !== null
            ? day === this.#today
              ? sum / scale
              : this.#onTheWay(standing, shape, day)
            : null,
      }
    })
  }

  /** From what is reached now to where it leads, by the shape of the days between. */
  #onTheWay({ reached, projected }: GoalStanding, shape: DayShape, day: Day): number {
    const now = shape.shareBefore(this.#today, this.#over)
    const way = now >= 1 ? 1 : (shape.shareBefore(day, 1) - now) / (1 - now)
    return (reached.value ?? 0) + ((projected ?? 0) - (reached.value ?? 0)) * Math.max(0, way)
  }

  async split(goal: Goal, into: 'periods' | 'categories'): Promise<GoalPart[]> {
    const step = isMoney(goal) ? this.records.unit : 1
    const shape = await this.#shape(goal)
    if (into === 'periods') return splitGoal(goal, this.records.calendar, ({ from, to }) => shape.weight(from, to), step)
    // Without a year to go by: what was sold of late.
    const { from, to } = shape.source ?? {
      from: Math.max(this.#first({ from: 0 }), this.#today + 1 - (goal.to - goal.from)),
      to: this.#today + 1,
    }
    if (to <= from || !isAdditive(goal.metric) || goalOf(goal).kind !== 'shop') return []
    const { rows = [] } = await this.ask({ metrics: [goal.metric], from, to, scope: SCOPE, by: 'category', level: 1 })
    const members = rows
      .filter(({ key, orderLevel }) => key !== '' && !orderLevel)
      .map(({ key, figures }) => ({ key, of: { kind: 'category' as const, key }, weight: figures[goal.metric]?.value ?? 0 }))
    return splitAmong(goal, members, step)
  }
}

/** Less of the pace line than this behind it, and what was reached says nothing of where it leads. */
const LEAST_SHARE = 0.005

function projectedOf({ value }: Figure, share: number, level: boolean, daysLeft: number): number | null {
  if (value === null) return null
  if (level || daysLeft === 0) return value
  return share < LEAST_SHARE ? null : value / share
}
