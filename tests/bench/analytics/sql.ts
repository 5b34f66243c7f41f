import type { Filters } from '~/analytics/query'
import { type Answer, type Choice, type Shape, windowOf } from './questions'

const DAY_MS = 86_400_000
/** All numbers leave as doubles, exact below 2^53. */
const sum = (expression: string) => `coalesce(sum(${expression}), 0)::DOUBLE`
const COUNTED = 'not_sale = 0 AND NOT (amount = 0 AND discount = 0)'
const BUYERS = 'count(DISTINCT CASE WHEN buyer > 0 THEN buyer END)'

function codes(values: readonly string[], wanted: readonly string[]): string {
  return wanted.map((value) => values.indexOf(value)).join(', ')
}

/** What the filters mean for a row of orders or lines; both carry all that they ask. */
function conditionOf(shape: Shape, filters: Filters, from: number, to: number): string {
  const parts = [`day >= ${from}`, `day < ${to}`]
  if (filters.channel) parts.push(`channel IN (${codes(shape.channels, filters.channel)})`)
  if (filters.region) parts.push(`region IN (${codes(shape.regions, filters.region)})`)
  if (filters.category) parts.push(`category IN (${codes(shape.categories, filters.category)})`)
  if (filters.sku) parts.push(`sku IN (${codes(shape.skus, filters.sku)})`)
  if (filters.newness) parts.push(`buyer > 0 AND first ${filters.newness.includes('new') ? '>=' : '<'} ${from}`)
  return parts.join(' AND ')
}

/** The four questions of queriesOf, as somebody who knows DuckDB would put them: over orders where no filter is about goods. */
export function refreshSql(shape: Shape, choice: Choice): string[] {
  const { from, to } = windowOf(shape, choice)
  const filters = choice.filters ?? {}
  const where = conditionOf(shape, filters, from, to)
  const ofGoods = filters.category !== undefined || filters.sku !== undefined
  const source = ofGoods ? `lines WHERE ${COUNTED} AND ${where}` : `orders WHERE ${where}`
  const paying = ofGoods ? 'paying = 1' : 'gmv > 0'
  const gmv = ofGoods ? sum('amount - discount') : sum('gmv')
  const orders = ofGoods ? `count(DISTINCT CASE WHEN ${paying} THEN ord END)::DOUBLE` : `count(*) FILTER (WHERE ${paying})::DOUBLE`
  const units = sum(`CASE WHEN ${paying} THEN ${ofGoods ? 'quantity' : 'units'} END`)
  const buyers = `${BUYERS} FILTER (WHERE ${paying})::DOUBLE`
  const byLine = `${sum('amount - discount')}, ${sum('CASE WHEN paying = 1 THEN quantity END')}, count(DISTINCT CASE WHEN paying = 1 THEN ord END)::DOUBLE`
  return [
    `SELECT ${gmv}, ${orders}, ${units}, ${buyers}, ${buyers.replace('buyer > 0', `buyer > 0 AND first >= ${from}`)}, ${buyers.replace('buyer > 0', `buyer > 0 AND first < ${from}`)} FROM ${source}`,
    `SELECT day::DOUBLE, ${gmv}, ${orders}, ${units}, ${buyers} FROM ${source} GROUP BY day ORDER BY day`,
    `SELECT sku::DOUBLE, ${byLine} FROM lines WHERE ${COUNTED} AND ${where} GROUP BY sku ORDER BY 2 DESC, 1 LIMIT 20`,
    `SELECT category::DOUBLE, channel::DOUBLE, ${byLine} FROM lines WHERE ${COUNTED} AND ${where} GROUP BY category, channel ORDER BY 1, 2`,
  ]
}

/** Rows of refreshSql as answers. */
export function refreshAnswers({ skus, channels, categories }: Shape, [totals, days, top, cells]: number[][][]): Answer[] {
  return [
    { name: 'totals', rows: totals.map((row) => ['', ...row]) },
    { name: 'by day', rows: days.map(([day, ...row]) => [new Date(day * DAY_MS).toISOString().slice(0, 10), ...row]) },
    { name: 'top 20 SKUs', rows: top.map(([sku, ...row]) => [skus[sku], ...row]) },
    {
      name: 'category × channel',
      rows: cells.map(([category, channel, ...row]) => [`${categories[category]}/${channels[channel]}`, ...row]),
    },
  ]
}

/** Paid orders of known buyers that were not given back. */
const PURCHASES = 'orders WHERE day IS NOT NULL AND buyer > 0 AND gmv > 0 AND returned = 0'

/** New and returning buyers by month, cohorts, repurchase and RFM, from the orders alone. */
export function buyersSql(newest: number, lastDay: number): string[] {
  return [
    `WITH f AS (SELECT buyer, min(month) AS fm FROM ${PURCHASES} GROUP BY buyer),
      a AS (SELECT DISTINCT month, buyer FROM orders WHERE day IS NOT NULL AND buyer > 0 AND gmv > 0)
      SELECT month::DOUBLE, count(*)::DOUBLE, (count(*) FILTER (WHERE fm IS NULL OR fm >= month))::DOUBLE FROM a LEFT JOIN f USING (buyer) GROUP BY month ORDER BY month`,
    `WITH f AS (SELECT buyer, min(month) AS fm FROM ${PURCHASES} GROUP BY buyer)
      SELECT fm::DOUBLE, (month - fm)::DOUBLE, count(DISTINCT buyer)::DOUBLE, count(*)::DOUBLE, ${sum('gmv')}
      FROM (SELECT buyer, month, gmv FROM ${PURCHASES}) JOIN f USING (buyer) GROUP BY fm, month ORDER BY fm, month`,
    `WITH p AS (SELECT buyer, day, paid_at, min(day) OVER (PARTITION BY buyer) AS fd FROM ${PURCHASES}),
      b AS (SELECT buyer, min(paid_at) AS t1, min(CASE WHEN day > fd THEN paid_at END) AS t2 FROM p GROUP BY buyer)
      SELECT n::DOUBLE, (count(*) FILTER (WHERE t1 + n * ${DAY_MS} <= ${newest}))::DOUBLE,
        (count(*) FILTER (WHERE t1 + n * ${DAY_MS} <= ${newest} AND t2 <= t1 + n * ${DAY_MS}))::DOUBLE, (count(*) FILTER (WHERE t2 <= t1 + n * ${DAY_MS}))::DOUBLE
      FROM b, (SELECT unnest([30::BIGINT, 60, 90]) AS n) GROUP BY n ORDER BY n`,
    `WITH b AS (SELECT count(*) AS f FROM ${PURCHASES} GROUP BY buyer) SELECT least(f, 11)::DOUBLE, count(*)::DOUBLE FROM b GROUP BY 1 ORDER BY 1`,
    `WITH b AS (SELECT sum(gmv) AS m FROM ${PURCHASES} GROUP BY buyer),
      r AS (SELECT m, row_number() OVER (ORDER BY m DESC) AS k, count(*) OVER () AS n FROM b)
      SELECT q::DOUBLE, ${sum('CASE WHEN k <= ceil(q * n) THEN m END')} / sum(m)::DOUBLE FROM r, (SELECT unnest([0.01, 0.1, 0.2]) AS q) GROUP BY q ORDER BY q`,
    `WITH b AS (SELECT buyer, max(day) AS last, count(*) AS f, sum(gmv) AS m FROM ${PURCHASES} GROUP BY buyer),
      s AS (SELECT *, 1 + (5 * (rank() OVER (ORDER BY last) - 1)) // count(*) OVER () AS rs, 1 + (5 * (rank() OVER (ORDER BY f) - 1)) // count(*) OVER () AS fs,
        1 + (5 * (rank() OVER (ORDER BY m) - 1)) // count(*) OVER () AS ms FROM b)
      SELECT rs::DOUBLE, fs::DOUBLE, ms::DOUBLE, count(*)::DOUBLE, ${sum('m')}, ${sum(`${lastDay + 1} - last`)}, ${sum('f')} FROM s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  ]
}
