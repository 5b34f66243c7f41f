import type { AudienceRule } from '~/domain/audience'
import type { MetricId } from '~/domain/metric'
import type { RfmSegment } from '~/domain/rfm'
import type { Day, Instant } from '~/lib/zone'
import type { Compare, Dimension, Figure, Filters, KpiQuery, Scope, Why } from './query'
import type { CampaignsAnswer, CampaignsAsk } from './reports/campaignsTypes'
import type { GoalsAnswer, GoalsAsk } from './reports/goalTypes'
import type { NewProductsAnswer, NewProductsAsk } from './reports/newProductsTypes'
import type { OrderValuesAnswer, OrderValuesAsk } from './reports/orderValuesTypes'

/** What every report is asked with. Amounts in answers are decimals of the shop's currency unless a field says otherwise. */
export interface Asked {
  scope: Scope
  filters?: Filters
  /** Of tickets alone; reports that read none do not hear of it. */
  tickets?: KpiQuery['tickets']
}

export interface AskedWindow extends Asked {
  /** Half-open days of the shop. */
  from: Day
  to: Day
}

/** Buyers by their first purchase, and how many of them bought k periods later (metrics.md `retention`). */
export interface CohortsAsk extends Asked {
  grain: 'week' | 'month'
  /** What makes a cohort: the period of the first purchase, or its channel or category. */
  by: 'period' | 'channel' | 'category'
  /** Cohorts whose first purchase lies in these days; absent: all. */
  from?: Day
  to?: Day
}
export interface CohortsAnswer {
  version: number
  asOf?: Instant
  /** Cells of the longest row. */
  periods: number
  rows: {
    /** First day of the period, or the channel or category. */
    key: string
    label: string
    size: number
    /**
     * Cell k: buyers with a paid order in period k after the first, their orders and GMV. `of`: of how many; of a period's cohort that is `size`, of a channel's or
     * category's those for whom period k is over, on both sides. `running`: that period is not over yet.
     */
    cells: { buyers: number; of: number; orders: number; gmv: number; running: boolean }[]
  }[]
}

/** metrics.md `repurchase_N`, both ways, and how often buyers bought. */
export interface RepurchaseAsk extends Asked {
  /** As of the end of this day; absent: of the newest order. */
  asOf?: Day
  days: number[]
  /** A second order on the same day counts too. */
  sameDay: boolean
}
export interface RepurchaseAnswer {
  version: number
  asOf?: Instant
  buyers: number
  rows: {
    days: number
    /** Buyers whose first order is old enough, and those of them who came again in time. */
    mature: number
    again: number
    /** Of all buyers, mature or not. */
    againOfAll: number
  }[]
  /** Buyers by number of orders: 1 … 10, and `more: true` for 11 and above. */
  distribution: { orders: number; more: boolean; buyers: number }[]
  /** Buyers by whole days from the first to the second order on another day, in bands of 7 days, the last band open. */
  intervals: { from: number; to?: number; buyers: number }[]
  /** Share of GMV of the top 1, 10 and 20 % of buyers by GMV. */
  concentration: { top: number; share: number }[]
}

/** metrics.md `rfm`. */
export interface RfmAsk extends Asked {
  /** As of the end of this day; absent: of the newest order. */
  asOf?: Day
  ties: 'equal' | 'ntile'
  /** Absent: the shop's own, else RFM_SEGMENTS. */
  segments?: readonly RfmSegment[]
}
export interface RfmAnswer {
  version: number
  asOf?: Instant
  buyers: number
  segments: { id: string; name?: string; buyers: number; gmv: number; recency: number; orders: number }[]
  /** Buyers by score, index 0 is score 1. */
  sizes: { recency: number[]; frequency: number[]; amount: number[] }
  /** [recency − 1][frequency − 1] → buyers. */
  grid: number[][]
  mean: { recency: number; frequency: number; amount: number }
  median: { recency: number; frequency: number; amount: number }
  /** Buyers with the best, and with the worst, score in all three. */
  best: number
  worst: number
}

/** metrics.md `abc`, `pareto`. */
export interface AbcAsk extends AskedWindow {
  by: 'sku' | 'product'
  /** before: by the share of all before it; inclusive: with it. */
  rule: 'before' | 'inclusive'
  /** Rows given, largest first. */
  top: number
}
export interface AbcAnswer {
  version: number
  members: number
  gmv: number
  classes: { class: 'A' | 'B' | 'C'; members: number; gmv: number; share: number }[]
  /** Share of the top ceil(20 %) of members. */
  pareto: number | null
  /** At most 101 points: share of the members → share of the GMV. */
  curve: { members: number; gmv: number }[]
  rows: { key: string; label: string; gmv: number; units: number; share: number; cumulative: number; class: 'A' | 'B' | 'C' }[]
}

/** Views × conversion by product. */
export interface MatrixAsk extends AskedWindow {
  top: number
}
export type MatrixAnswer =
  | {
      ok: true
      version: number
      /** First day of the window that single sessions tell of. */
      from: Day
      /** How many were looked at; rows are the most looked at of them. */
      products: number
      medianViews: number
      medianConversion: number
      rows: {
        key: string
        label: string
        views: number
        carts: number
        orders: number
        conversion: number
        gmv: number
        quadrant: 'star' | 'hidden' | 'leaking' | 'weak'
      }[]
    }
  | { ok: false; why: Why }

/** How far sessions came. */
export type FunnelAsk = AskedWindow
export type FunnelAnswer =
  | {
      ok: true
      version: number
      /** Days of the window that only day rows tell of. */
      dayRows: number
      /** First and last day that the shop's traffic tells of, whatever the window. */
      told: { first: Day; last: Day }
      steps: { step: 'visit' | 'view' | 'cart' | 'checkout' | 'paid'; sessions: number; ofFirst: number; ofBefore: number }[]
      abandonment: Figure
    }
  | { ok: false; why: Why }

/** SKUs on the shelf. */
export interface ShelfAsk extends AskedWindow {
  /** decision: out, low, dead, slow, fine; within each what there is most at stake in. */
  sort: 'decision' | 'value' | 'cover' | 'sold' | 'sellThrough'
  /** Only SKUs of these states; absent: all. */
  states?: ShelfRow['state'][]
  top: number
}
/** out: on sale with nothing left to sell; low: down to where it is time to buy; dead: not sold for 90 days; slow: more than 180 days of cover. */
export const SHELF_STATES = ['out', 'low', 'dead', 'slow', 'fine'] as const
export interface ShelfRow {
  /** SKU code. */
  key: string
  label: string
  onHand: number
  reserved: number
  incoming: number
  /** At cost, when the window was over; null: the cost is not known. */
  value: number | null
  sold: number
  daysOfCover: Figure
  sellThrough: Figure
  turnoverDays: Figure
  /** Day it was last sold. */
  lastSold?: Day
  state: (typeof SHELF_STATES)[number]
}
export type ShelfAnswer =
  | {
      ok: true
      version: number
      /** The last day that the figures know of. */
      asOf: Day
      /** Of all states, whatever `states` asks for. */
      states: Record<ShelfRow['state'], { skus: number; units: number; value: number }>
      /** What is on the shelf by the days since it came in, newest goods taken as the ones still there; half-open days, the last band open. */
      ages: { from: number; to?: number; units: number; value: number }[]
      /** SKUs that fit; rows are the first of them. */
      total: number
      rows: ShelfRow[]
    }
  | { ok: false; why: Why }

/** metrics.md `gmv_move`. */
export interface MoveAsk extends AskedWindow {
  compare: Compare
  /** Members of this dimension, largest movers first. */
  by?: Dimension
  level?: 1 | 2 | 3
  top?: number
}
/**
 * visitors, conversion, value (a buyer); or buyers, ordersPerBuyer, orderValue. elsewhere: buyers that came by no visit; unknown: GMV that names no buyer;
 * enters and leaves: what there was nothing of in the other window; orderLevel: amounts that no line carries.
 */
export const MOVE_PARTS = [
  'visitors',
  'conversion',
  'elsewhere',
  'value',
  'buyers',
  'ordersPerBuyer',
  'orderValue',
  'unknown',
  'enters',
  'leaves',
  'orderLevel',
] as const
export type MovePart = (typeof MOVE_PARTS)[number]
export interface MoveRow {
  key: string
  label: string
  /** Absent: a member. orderLevel: amounts that no line carries; others: `members` smaller movers together. */
  kind?: 'orderLevel' | 'others'
  members?: number
  before: number
  after: number
  parts: { part: MovePart; amount: number }[]
}
export interface MoveAnswer {
  version: number
  compared: { from: Day; to: Day }
  /** Amounts (integers at the currency's scale), so that the parts sum to the change to the last unit. */
  before: number
  after: number
  /** Each with the factor itself in both windows, where it is one: counts and ratios as they are, values as amounts. */
  parts: { part: MovePart; amount: number; before?: number; after?: number }[]
  /** Why visitors and conversion are not told apart, where they are not. */
  withoutTraffic?: Why
  /** With `by`: largest movers first, then orderLevel and others, where there are such. */
  rows?: MoveRow[]
}

/** What happened, for flags on the axis of a chart. */
export interface EventsAsk extends AskedWindow {
  /** Events given, those first that weigh most; default 60. */
  top?: number
}
export const EVENT_KINDS = ['promotion', 'price', 'stockOut', 'listing', 'title', 'import'] as const
export type EventKind = (typeof EVENT_KINDS)[number]
export interface ShopEvent {
  day: Day
  /** Half-open end, of what lasts; absent: of that day, or not over yet. */
  to?: Day
  kind: EventKind
  /** Name of the promotion, the goods or the file. */
  label: string
  /** How many goods one step was about, where it was more than one; `label` is the first. */
  count?: number
  /** Of a listing: what it became. */
  state?: 'listed' | 'paused' | 'archived'
  /** What it is about: SKU, product key, promotion key. */
  sku?: string
  product?: string
  promotion?: string
}
export interface EventsAnswer {
  version: number
  /** Earliest first. */
  events: ShopEvent[]
  /** Events that were left out because there are more than asked for. */
  more: number
}

export interface ForecastAsk extends Asked {
  metric: 'gmv_paid' | 'orders' | 'units'
  /** Days ahead of the newest whole day. */
  days: number
}
export type ForecastAnswer =
  | {
      ok: true
      version: number
      /** The newest whole day, which the forecast starts after. */
      from: Day
      points: { day: Day; value: number; low: number; high: number }[]
      /** Share of the days that the band is to hold: 0.8. */
      band: number
      /**
       * Fitted on the days before the last `testDays`, tried on those: mean absolute error ÷ mean, and the same of "as a week ago" (null where nothing was
       * sold on them); `held`: the share of those days that lay in the band.
       */
      error: { testDays: number; share: number | null; naive: number | null; held: number }
      /** Seasons that the data was long enough for. */
      seasons: ('week' | 'year' | 'promotions')[]
    }
  | { ok: false; why: 'tooShort'; need: number; have: number }

/** The rows behind one figure: they sum to it. */
export interface ProofAsk {
  query: KpiQuery & { metrics: [MetricId] }
  /** The row of a grouped answer; absent: the total. */
  cell?: { key: string; key2?: string }
  offset: number
  limit: number
}
export interface ProofRow {
  kind: 'order' | 'refund' | 'buyer' | 'line' | 'session' | 'day' | 'sku' | 'ticket'
  /** What its record is opened by: order number, customerIdOf the buyer, SKU, ticket key; '' where there is none. */
  id: string
  label: string
  at?: Instant
  /** What it adds to the figure; for a ratio to its numerator. */
  part: number
  /** For a ratio: what it adds to the denominator. */
  whole?: number
}
export interface ProofAnswer {
  version: number
  figure: Figure
  rows: ProofRow[]
  total: number
  /** Sum over all rows, not only those given. */
  sum: { part: number; whole?: number }
  /** False where rows stand behind the figure and yet do not add up to it: a median, people counted once over days, what lies on a shelf. */
  adds: boolean
}

/** How many buyers a rule finds, and their GMV. */
export interface AudienceAsk {
  rule: AudienceRule
}
export interface AudienceAnswer {
  version: number
  buyers: number
  gmv: number
}

/** Whether the columns in memory are those of the store. */
export type SelfCheckAsk = Record<string, never>
export interface SelfCheckAnswer {
  version: number
  at: Instant
  orders: number
  lines: number
  /** Months whose count or checksum differed, and were read anew. */
  repaired: string[]
  /** Packs whose file is gone. */
  lost: number
}

/** Every report: what it is asked and what it answers. */
export interface Reports {
  campaigns: { ask: CampaignsAsk; answer: CampaignsAnswer }
  cohorts: { ask: CohortsAsk; answer: CohortsAnswer }
  repurchase: { ask: RepurchaseAsk; answer: RepurchaseAnswer }
  rfm: { ask: RfmAsk; answer: RfmAnswer }
  abc: { ask: AbcAsk; answer: AbcAnswer }
  matrix: { ask: MatrixAsk; answer: MatrixAnswer }
  newProducts: { ask: NewProductsAsk; answer: NewProductsAnswer }
  orderValues: { ask: OrderValuesAsk; answer: OrderValuesAnswer }
  funnel: { ask: FunnelAsk; answer: FunnelAnswer }
  shelf: { ask: ShelfAsk; answer: ShelfAnswer }
  move: { ask: MoveAsk; answer: MoveAnswer }
  events: { ask: EventsAsk; answer: EventsAnswer }
  forecast: { ask: ForecastAsk; answer: ForecastAnswer }
  proof: { ask: ProofAsk; answer: ProofAnswer }
  goals: { ask: GoalsAsk; answer: GoalsAnswer }
  audience: { ask: AudienceAsk; answer: AudienceAnswer }
  selfCheck: { ask: SelfCheckAsk; answer: SelfCheckAnswer }
}
export type ReportKind = keyof Reports
